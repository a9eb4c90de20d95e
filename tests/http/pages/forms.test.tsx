import { describe, expect, test } from "vitest";
import { ConfirmPage } from "../../../src/http/pages/confirm.tsx";
import { SearchPage } from "../../../src/http/pages/search.tsx";
import { SignUpForm } from "../../../src/http/pages/sign-up-form.tsx";
import { UnsubscribePage } from "../../../src/http/pages/unsubscribe.tsx";
import { render } from "./every-page.tsx";
import { fieldsOf, findTags, tags, text, theTag } from "./markup.ts";
import { chineseNewsletter, englishNewsletter, someResults } from "./sample.ts";

const choices = [chineseNewsletter, englishNewsletter];

describe("the sign-up form", () => {
  test("sends an address and the newsletters that were ticked to /subscribe", async () => {
    const html = await render(
      "en",
      <SignUpForm language="en" newsletters={choices} selected={["harbour"]} />,
    );
    expect(theTag(html, "form").attribs).toMatchObject({ method: "post", action: "/subscribe" });
    expect(fieldsOf(html)).toEqual([
      ["language", "en"],
      ["newsletter", "lighthouse"],
      ["newsletter", "harbour"],
      ["email", ""],
      ["website", ""],
    ]);
    const ticked = findTags(html, ({ attribs }) => "checked" in attribs);
    expect(ticked.map(({ attribs }) => attribs["value"])).toEqual(["harbour"]);
  });

  test("ticks nothing that the reader did not ask for", async () => {
    const html = await render("en", <SignUpForm language="en" newsletters={choices} />);
    expect(findTags(html, ({ attribs }) => "checked" in attribs)).toEqual([]);
  });

  test("needs no tick where there is one newsletter only", async () => {
    const html = await render("zh-CN", <SignUpForm language="zh-CN" newsletters={[chineseNewsletter]} />);
    const field = theTag(html, "input", ({ attribs }) => attribs["name"] === "newsletter");
    expect(field.attribs).toMatchObject({ type: "hidden", value: "lighthouse" });
    expect(text(theTag(html, "h2"))).toBe("订阅《灯塔 AI 快讯》");
  });

  test("lets the browser fill in the address, and the keyboard fit it", async () => {
    const html = await render("en", <SignUpForm language="en" newsletters={choices} />);
    const field = theTag(html, "input", ({ attribs }) => attribs["type"] === "email");
    expect(field.attribs).toMatchObject({
      name: "email",
      autocomplete: "email",
      inputmode: "email",
      required: "",
    });
  });

  test("hides its trap from people: to see, to hear, to reach by keyboard, to autofill", async () => {
    const html = await render("en", <SignUpForm language="en" newsletters={choices} />);
    const trap = theTag(html, "div", ({ attribs }) => attribs["class"] === "honeypot");
    expect(trap.attribs["aria-hidden"]).toBe("true");
    const field = theTag(html, "input", ({ attribs }) => attribs["name"] === "website");
    expect(field.attribs).toMatchObject({ tabindex: "-1", autocomplete: "off" });
  });
});

test("confirming is one button that sends the token", async () => {
  const html = await render("en", <ConfirmPage language="en" newsletterNames={["A", "B"]} token="t.o.k" />);
  expect(theTag(html, "form").attribs).toEqual({ method: "post", action: "/confirm" });
  expect(fieldsOf(html)).toEqual([["token", "t.o.k"]]);
  expect(tags(html, "button").map(text)).toEqual(["Confirm subscription"]);
});

test("leaving is one button, for this newsletter unless the reader says all", async () => {
  const html = await render(
    "en",
    <UnsubscribePage
      language="en"
      newsletterName="A"
      maskedEmail="l•••@mail.example"
      token="a/b+c="
      fewer={[]}
    />,
  );
  expect(theTag(html, "form").attribs).toEqual({ method: "post", action: "/unsubscribe?token=a%2Fb%2Bc%3D" });
  expect(fieldsOf(html)).toEqual([
    ["scope", "one"],
    ["scope", "all"],
  ]);
  expect(theTag(html, "input", ({ attribs }) => "checked" in attribs).attribs["value"]).toBe("one");
  expect(tags(html, "button").length).toBe(1);
});

describe("searching", () => {
  test("keeps what was asked for, and the newsletter that was asked", async () => {
    const html = await render(
      "en",
      <SearchPage language="en" query="青屿" newsletterId="lighthouse" results={someResults} />,
    );
    expect(fieldsOf(html)).toEqual([
      ["language", "en"],
      ["newsletter", "lighthouse"],
      ["q", "青屿"],
    ]);
    expect(tags(html, "h3").map(text)).toEqual(someResults.map(({ title }) => title));
  });

  test("helps when nothing was found, and says nothing when nothing was asked", async () => {
    const nothing = await render("en", <SearchPage language="en" query="zzz" results={[]} />);
    expect(tags(nothing, "h2").map(text)).toEqual(["Nothing was found for “zzz”."]);
    expect(tags(await render("en", <SearchPage language="en" query=" " results={[]} />), "h2")).toEqual([]);
  });
});
