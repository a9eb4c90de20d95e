/** Printing and reading are each other's reverse, for what anyone may have written. */
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Issue } from "../../src/digests/issue.ts";
import { issueOf, markdownOf } from "../../src/digests/markdown.ts";
import { printIssue } from "../../src/digests/print-issue.ts";
import { readIssue } from "../../src/digests/read-markdown.ts";
import { someDigest, someNewsletter, somePost, someStory } from "./some-digest.ts";
import { chance } from "./chance.ts";
import { someWildDigest } from "./wild-digest.ts";

const REFERENCE = "../shared/reference/digest-2025-12-07-08.md";
const SAMPLE = "tests/digests/samples/harbour-2026-03-25-12.md";

function issueIn(text: string): Issue {
  const read = readIssue(text);
  if (read.kind === "malformed") throw new Error(`${read.line}: ${read.reason}\n${text}`);
  return read.issue;
}

describe.skipIf(!existsSync(REFERENCE))("the reference digest", () => {
  const reference = existsSync(REFERENCE) ? readFileSync(REFERENCE, "utf8") : "";

  test("read and printed again is the same to the byte, and nothing of it is kept as it was written", () => {
    const issue = issueIn(reference);
    expect(printIssue(issue)).toBe(reference);
    expect(issue.stories.filter(({ asWritten }) => asWritten)).toEqual([]);
  });

  test("has twelve stories with their authors", () => {
    const authors = issueIn(reference).stories.map(({ author }) => author);
    expect(authors.join("|")).toBe(
      "宝玉|宝玉|宝玉|Orange AI|clem 🤗|小互|小互|小互|歸藏(guizang.ai)|Amjad Masad|merve|歸藏(guizang.ai)",
    );
    expect(issueIn(reference).stories[4]?.headline).toBe("Essential AI发布首个开源模型Rnj-1 8B");
  });

  test("as a digest of the archive it is printed the same", () => {
    const { title, categories, date, stories } = issueIn(reference);
    const digest = someDigest({
      title,
      categories,
      slot: date.instant,
      stories: stories.map(({ position, headline, summary, author, url }) =>
        someStory({ kind: "imported", position, headline, summary, posts: [somePost({ author, url })] }),
      ),
    });
    expect(markdownOf(digest, someNewsletter())).toBe(reference);
  });
});

describe("a sample with an opening, an update, sources and hostile text", () => {
  const sample = readFileSync(SAMPLE, "utf8");

  test("read and printed again is the same to the byte", () => {
    const issue = issueIn(sample);
    expect(printIssue(issue)).toBe(sample);
    expect(issue.stories.filter(({ asWritten }) => asWritten)).toEqual([]);
  });

  test("says what it says", () => {
    const issue = issueIn(sample);
    expect(issue).toMatchObject({
      title: "2026.03.25.12 过去4小时“港口”发生了什么？",
      date: { instant: new Date("2026-03-25T04:00:05Z"), offsetMinutes: 480 },
      categories: ["大模型", "航运", "开源"],
      opening: "灯塔实验室发布 Beacon 3，参数量为 80 亿；北港换上四台新吊机。",
      language: "zh-CN",
    });
    expect(issue.stories).toMatchObject([
      {
        headline: "灯塔实验室发布 Beacon-3 8B",
        author: "林 🚢",
        update: null,
        sources: [
          { author: "港务局", url: "https://port.example/4" },
          { author: "clem 🤗", url: "https://clem.example/a_b?x=1&y=2" },
        ],
      },
      {
        headline: "北港换用新吊机 [图]",
        author: "鸥 (gull.example)",
        summary:
          "北港装上了**四台吊机**，每台可吊 65 吨。港务局称，*不含安装* 的总价为 1.2 亿元；`crane_ctl`、C:\\crane 等旧程序不再使用。",
        update: { text: "北港订购四台吊机", url: "https://news.example/harbour/2026.03.20.08#s3" },
        sources: [],
      },
      {
        summary:
          "**《潮汐手册》**的作者公开了编译器的源码。<b>标签</b> 与 {{< 短代码 >}} 都只是文字，10~20 行即可跑通。",
      },
    ]);
  });
});

describe("whatever our export prints", () => {
  test("is read back as it was, and printed again the same to the byte", () => {
    for (let seed = 0; seed < 200; seed++) {
      const { digest, newsletter, updates } = someWildDigest(chance(seed));
      const printed = markdownOf(digest, newsletter, updates);
      const read = issueIn(printed);
      expect(printIssue(read)).toBe(printed);
      expect(read).toEqual(issueOf(digest, newsletter, updates));
    }
  }, 30_000);

  test("reads the same where the split of headline and author is a guess", () => {
    for (const author of ["Quay-Side", "a-b-c", "-", "--x", "(a-b"]) {
      const digest = someDigest({ stories: [someStory({ posts: [somePost({ author })] })] });
      const printed = markdownOf(digest, someNewsletter());
      expect(printIssue(issueIn(printed))).toBe(printed);
    }
  });
});
