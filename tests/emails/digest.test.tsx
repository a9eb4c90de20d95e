/** @jsxImportSource react */
import { render } from "react-email";
import { describe, expect, it } from "vitest";
import DigestMail, { type DigestMailProps } from "../../emails/digest.tsx";
import { chineseDigest } from "../../emails/samples/chinese-digest.ts";
import { englishDigest } from "../../emails/samples/english-digest.ts";
import { firstChild, hrefs, isHidden, readMail, sheetOf, tags, text } from "./mail-document.ts";

const read = async (mail: DigestMailProps) => readMail(await render(<DigestMail {...mail} />));
const chinese = (facts: Partial<DigestMailProps> = {}) => read({ ...chineseDigest, ...facts });
const aStory = chineseDigest.stories[0]!;

describe.each([chineseDigest, englishDigest])("a digest mail in $language", (mail) => {
  it("says its language and direction on html and on the first thing in the body", async () => {
    const document = await read(mail);
    const [html] = tags(document, "html");
    const [body] = tags(document, "body");
    for (const tag of [html, firstChild(body!)]) {
      expect(tag?.attribs).toMatchObject({ lang: mail.language, dir: "ltr" });
    }
  });

  it("has one h1, its title, and a heading for each story", async () => {
    const document = await read(mail);
    expect(tags(document, "h1").map(text)).toEqual([mail.title]);
    expect(tags(document, "h2")).toHaveLength(mail.stories.length);
  });

  it("leads from an update to the story that it updates", async () => {
    const update = {
      label: "Update of: ",
      headline: "Earlier",
      url: "https://news.example/a/2026.03.17.20#s2",
    };
    const document = await read({ ...mail, stories: [{ ...mail.stories[0]!, update }] });
    expect(hrefs(document)).toContain("https://news.example/a/2026.03.17.20#s2");
    expect(hrefs(await read(mail))).not.toContain("https://news.example/a/2026.03.17.20#s2");
  });

  it("marks every table as layout", async () => {
    const tables = tags(await read(mail), "table");
    expect(tables.length).toBeGreaterThan(0);
    expect(tables.every((table) => table.attribs["role"] === "presentation")).toBe(true);
  });

  it("declares both colour schemes", async () => {
    const metas = tags(await read(mail), "meta").map(({ attribs }) => [attribs["name"], attribs["content"]]);
    expect(metas).toContainEqual(["color-scheme", "light dark"]);
    expect(metas).toContainEqual(["supported-color-schemes", "light dark"]);
  });

  it("fetches nothing when it is opened", async () => {
    const document = await read(mail);
    for (const name of ["img", "link", "script", "iframe", "svg"]) expect(tags(document, name)).toEqual([]);
    expect(sheetOf(document)).toContain("prefers-color-scheme:dark");
    expect(sheetOf(document)).not.toMatch(/url\(|@import|@font-face/);
  });

  it("hides nothing but the preheader", async () => {
    const hidden = tags(await read(mail), "div").filter(isHidden);
    expect(hidden.map((tag) => text(tag).replace(/(?:\u200c\u00a0)+$/, ""))).toEqual([mail.preheader]);
  });

  it("keeps the blanks as they came, the unsubscribe link before the first story and after the last", async () => {
    const links = hrefs(await read(mail));
    const [first, last] = [mail.stories.at(0)!.url, mail.stories.at(-1)!.url];
    expect(links.indexOf("{{unsubscribe}}")).toBeLessThan(links.indexOf(first));
    expect(links.lastIndexOf("{{unsubscribe}}")).toBeGreaterThan(links.indexOf(last));
    expect(links).toContain("{{preferences}}");
  });

  it("says why the reader gets it, and from where", async () => {
    const [body] = tags(await read(mail), "body");
    expect(text(body!)).toContain(mail.postalAddress);
    expect(text(body!)).toMatch(/你收到这封邮件，是因为|because you subscribed/);
  });
});

describe("a story", () => {
  it("links its headline to the leading post and its further sources to theirs", async () => {
    const links = hrefs(await chinese({ stories: [aStory] }));
    expect(links).toEqual(expect.arrayContaining([aStory.url, ...aStory.sources.map(({ url }) => url)]));
  });

  it("keeps its bold terms", async () => {
    expect(tags(await chinese({ stories: [aStory] }), "strong").map(text)).toEqual([
      "Qingyu-32B",
      "Apache 2.0 许可证",
    ]);
  });

  it("carries its own language only where it is not the mail's", async () => {
    const languagesOf = async (language: string) =>
      tags(await chinese({ stories: [{ ...aStory, language }] }), "h2").map(({ attribs }) => attribs["lang"]);
    expect(await languagesOf("zh")).toEqual([undefined]);
    expect(await languagesOf("en")).toEqual(["en"]);
  });

  it("turns to the right for a script that does", async () => {
    const [headline] = tags(await chinese({ stories: [{ ...aStory, language: "ar" }] }), "h2");
    expect(headline?.attribs["dir"]).toBe("rtl");
  });

  it("stands without a link when its post has none that is safe", async () => {
    const document = await chinese({ stories: [{ ...aStory, url: "javascript:alert(1)", sources: [] }] });
    const [headline] = tags(document, "h2");
    expect(hrefs(headline!)).toEqual([]);
    expect(text(headline!)).toContain(aStory.headline);
  });

  it("shows markup as text", async () => {
    const headline = `<script>alert("1")</script> & 'quotes'`;
    const summary = [{ text: "<img src=x onerror=alert(1)>", bold: true }];
    const author = `"><a href="https://evil.example">`;
    const document = await chinese({ stories: [{ ...aStory, headline, summary, author, sources: [] }] });
    expect(tags(document, "script")).toEqual([]);
    expect(tags(document, "img")).toEqual([]);
    expect(hrefs(document)).not.toContain("https://evil.example");
    expect(text(tags(document, "h2")[0]!)).toContain(headline);
  });

  it("cannot smuggle in a blank that would be filled with the reader's token", async () => {
    const html = await render(
      <DigestMail
        {...chineseDigest}
        unsubscribeUrl="https://blank.invalid/u"
        stories={[
          {
            ...aStory,
            headline: "{{unsubscribe}} https://blank.invalid/u",
            url: "https://evil.example/?t={{unsubscribe}}",
            sources: [{ number: 2, url: "https://evil.example/?t=https://blank.invalid/u", author: "e" }],
          },
        ]}
      />,
    );
    expect(html).not.toContain("{{unsubscribe}}");
    // the masthead's and the footer's own
    expect(html.split("https://blank.invalid/u")).toHaveLength(3);
  });
});

describe("the ends of a digest mail", () => {
  it("leads on to the web only when there is more", async () => {
    const links = async (moreCount: number) =>
      hrefs(await chinese({ moreCount })).filter((href) => href === chineseDigest.archiveUrl).length;
    expect(await links(3)).toBe((await links(0)) + 1);
  });

  it("has no link to preferences where there is no such page", async () => {
    const links = hrefs(await chinese({ preferencesUrl: null }));
    expect(links).not.toContain("{{preferences}}");
    expect(links.every(Boolean)).toBe(true);
  });

  it("cuts a long preheader between characters", async () => {
    const divs = tags(await chinese({ preheader: "🌊".repeat(200) }), "div");
    const preheader = divs.find(isHidden);
    expect(text(preheader!).replace(/[\u200c\u00a0]+$/, "")).toBe(`${"🌊".repeat(139)}…`);
  });
});
