/** @jsxImportSource react */
import { render } from "react-email";
import { describe, expect, it } from "vitest";
import { digestText } from "../../emails/digest-text.ts";
import DigestMail from "../../emails/digest.tsx";
import LinkLetter, { linkLetterSubject, linkLetterText } from "../../emails/link-letter.tsx";
import { chineseDigest } from "../../emails/samples/chinese-digest.ts";
import { englishDigest } from "../../emails/samples/english-digest.ts";
import { chineseFreshLink, englishAddressChange } from "../../emails/samples/fresh-link.ts";
import { firstChild, hrefs, readMail, tags, text } from "./mail-document.ts";

const EVERY = (["freshLink", "addressChange", "addressChanged"] as const).flatMap((about) =>
  [chineseFreshLink, englishAddressChange].map((sample) => ({ ...sample, about })),
);

describe.each(EVERY)("the letter $about in $language", (mail) => {
  it("has one link, as a button and in plain, and says until when and from where", async () => {
    const document = readMail(await render(<LinkLetter {...mail} />));
    expect(hrefs(document)).toEqual([mail.url, mail.url]);
    expect(tags(document, "h1")).toHaveLength(1);
    expect(firstChild(tags(document, "body")[0]!)?.attribs).toMatchObject({
      lang: mail.language,
      dir: "ltr",
    });
    for (const words of [mail.siteName, mail.expiresText, mail.postalAddress]) {
      expect(text(tags(document, "body")[0]!)).toContain(words);
      expect(linkLetterText(mail)).toContain(words);
    }
    expect(linkLetterSubject(mail)).toContain(mail.siteName);
    expect(linkLetterText(mail).split("\n")).toContain(mail.url);
  });
});

describe.each([chineseDigest, englishDigest])("folded stories in $language", (digest) => {
  const also = [
    { headline: "<b>One</b>", url: "https://news.example/ai/1#s1" },
    { headline: "Two", url: "https://news.example/ai/1#s2" },
  ];

  it("are one line of links after the others, in HTML and text", async () => {
    const html = await render(<DigestMail {...digest} also={also} />);
    expect(html).not.toContain("<b>One</b>");
    expect(hrefs(readMail(html)).filter((href) => href.includes("/ai/1#"))).toEqual(
      also.map(({ url }) => url),
    );
    const plain = digestText({ ...digest, also });
    expect(plain.indexOf("Two\nhttps://news.example/ai/1#s2")).toBeGreaterThan(
      plain.indexOf(digest.stories.at(-1)?.headline ?? "?"),
    );
  });

  it("are no line where there are none", async () => {
    expect(await render(<DigestMail {...digest} also={[]} />)).toBe(await render(<DigestMail {...digest} />));
    expect(digestText({ ...digest, also: [] })).toBe(digestText(digest));
  });
});
