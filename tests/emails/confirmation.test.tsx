/** @jsxImportSource react */
import { render } from "react-email";
import { describe, expect, it } from "vitest";

import ConfirmationMail, {
  confirmationText,
  type ConfirmationMailProps,
} from "../../emails/confirmation.tsx";
import { chineseConfirmation } from "../../emails/samples/chinese-confirmation.ts";
import { englishConfirmation } from "../../emails/samples/english-confirmation.ts";
import { firstChild, hrefs, readMail, tags, text } from "./mail-document.ts";

const read = async (mail: ConfirmationMailProps) => readMail(await render(<ConfirmationMail {...mail} />));

describe.each([chineseConfirmation, englishConfirmation])("a confirmation mail in $language", (mail) => {
  it("links to nothing but the confirmation, as a button and in plain", async () => {
    const anchors = tags(await read(mail), "a");
    expect(anchors.map(({ attribs }) => attribs["href"])).toEqual([mail.confirmUrl, mail.confirmUrl]);
    expect(anchors.map(text)[1]).toBe(mail.confirmUrl);
  });

  it("names what was asked for, until when, and who asks", async () => {
    const [body] = tags(await read(mail), "body");
    for (const words of [...mail.newsletterNames, mail.expiresText, mail.postalAddress]) {
      expect(text(body!)).toContain(words);
      expect(confirmationText(mail)).toContain(words);
    }
  });

  it("says that a stranger to it need do nothing", async () => {
    const [body] = tags(await read(mail), "body");
    for (const words of [text(body!), confirmationText(mail)])
      expect(words).toMatch(/什么都不用做|do nothing/);
  });

  it("is a page with a language, one h1 and layout tables only", async () => {
    const document = await read(mail);
    expect(firstChild(tags(document, "body")[0]!)?.attribs).toMatchObject({
      lang: mail.language,
      dir: "ltr",
    });
    expect(tags(document, "h1")).toHaveLength(1);
    expect(tags(document, "table").every(({ attribs }) => attribs["role"] === "presentation")).toBe(true);
  });

  it("gives the link a line of its own in the text", () => {
    expect(confirmationText(mail).split("\n")).toContain(mail.confirmUrl);
  });
});

it("a confirmation link that is no web address leads nowhere", async () => {
  const document = await read({ ...chineseConfirmation, confirmUrl: "javascript:alert(1)" });
  expect(hrefs(document)).toEqual(["#", "#"]);
});
