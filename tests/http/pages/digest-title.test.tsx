import { expect, test } from "vitest";
import { DigestTitle } from "../../../src/http/pages/digest-title.tsx";
import { render } from "./every-page.tsx";

test.each([
  ["2026-11-26 · AI Today", '<span class="date">2026-11-26</span> · AI Today'],
  ["2026.11.26.08 Four hours", '<span class="slug">2026.11.26.08</span> <span>Four hours</span>'],
  ["The week", "The week"],
])("a title's date is not broken: %s", async (title, html) => {
  const page = await render("en", <DigestTitle title={title} slug="2026.11.26.08" />);
  expect(page).toContain(`<main id="main">${html}</main>`);
});
