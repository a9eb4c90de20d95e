import { describe, expect, it } from "vitest";
import { digestText } from "../../emails/digest-text.ts";
import { chineseDigest } from "../../emails/samples/chinese-digest.ts";
import { englishDigest } from "../../emails/samples/english-digest.ts";

const aStory = chineseDigest.stories[0]!;

describe.each([chineseDigest, englishDigest])("the text of a digest in $language", (mail) => {
  it("numbers its stories and gives each link in full", () => {
    const text = digestText(mail);
    for (const { position, headline, url, sources } of mail.stories) {
      expect(text).toContain(`\n${position}. ${headline}\n`);
      expect(text.split("\n")).toContain(url);
      for (const source of sources) expect(text).toContain(source.url);
    }
  });

  it("names the story that one updates, with its link", () => {
    const update = { label: "更新自：", headline: "旧闻", url: "https://news.example/a/2026.03.17.20#s2" };
    const text = digestText({ ...mail, stories: [{ ...mail.stories[0]!, update }] });
    expect(text).toContain("\n更新自：旧闻\nhttps://news.example/a/2026.03.17.20#s2\n");
  });

  it("has the unsubscribe blank before the first story and after the last", () => {
    const text = digestText(mail);
    expect(text.indexOf("{{unsubscribe}}")).toBeLessThan(text.indexOf(mail.stories[0]!.headline));
    expect(text.lastIndexOf("{{unsubscribe}}")).toBeGreaterThan(text.indexOf(mail.stories.at(-1)!.headline));
    expect(text).toContain("{{preferences}}");
  });

  it("ends with the postal address", () => {
    expect(digestText(mail).endsWith(`\n${mail.postalAddress}\n`)).toBe(true);
  });

  it("has no blank lines in a row and no trailing blanks", () => {
    expect(digestText(mail)).not.toMatch(/\n\n\n|[ \t]\n/);
  });
});

describe("the text of a story", () => {
  const textOf = (facts: Partial<typeof aStory>) =>
    digestText({ ...chineseDigest, stories: [{ ...aStory, ...facts }] });

  it("joins the spans of its summary, markers left out", () => {
    expect(textOf({})).toContain("推理模型 Qingyu-32B，采用 Apache 2.0 许可证。公司称");
  });

  it("keeps to its line whatever its headline holds", () => {
    expect(textOf({ headline: "一\n\n2. 假的\u202e标题\u0007" })).toContain("\n1. 一 2. 假的标题\n");
  });

  it("leaves out a link that is not safe", () => {
    const text = textOf({
      url: "javascript:alert(1)",
      sources: [{ number: 2, url: "data:text/html,x", author: "乙" }],
    });
    expect(text).not.toMatch(/javascript:|data:/);
    expect(text).toContain("\n[2] 乙\n");
  });

  it("cannot make up a blank out of two spans", () => {
    const summary = [
      { text: "{", bold: false },
      { text: "{unsubscribe}}", bold: true },
    ];
    expect(textOf({ summary }).split("{{unsubscribe}}")).toHaveLength(3);
  });
});
