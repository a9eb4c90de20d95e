import { describe, expect, test } from "vitest";
import type { Issue } from "../../src/digests/issue.ts";
import { printIssue } from "../../src/digests/print-issue.ts";
import { readIssue } from "../../src/digests/read-markdown.ts";

const FRONT = [
  "---",
  'title: "Harbour, 8 o’clock"',
  "date: 2026-03-25T08:00:00Z",
  'categories: ["Ships", "Cranes"]',
  "---",
];
const LIST = [
  "1.  [Cranes arrive-Gull](https://gull.example/cranes)",
  "",
  "    Four **cranes** arrived.",
  "",
  "2.  [Beacon 3 is out-Lighthouse Lab](https://lab.example/3)",
  "",
  "    It has **8B** parameters.",
];
const FORM = [...FRONT, "", ...LIST].join("\n");

const withFront = (...front: string[]) => ["---", ...front, "---", "", ...LIST].join("\n");
const withList = (...list: string[]) => [...FRONT, "", ...list].join("\n");

function issueIn(text: string, timeZone?: string): Issue {
  const read = readIssue(text, timeZone ? { timeZone } : {});
  if (read.kind === "malformed") throw new Error(`${read.line}: ${read.reason}`);
  return read.issue;
}

const expected = issueIn(FORM);

describe("relatives of the form", () => {
  test.each([
    ["CRLF", FORM.replaceAll("\n", "\r\n")],
    ["a byte order mark", `\uFEFF${FORM}`],
    ["newlines at its end", `${FORM}\n\n`],
    ["one space after a number", FORM.replace(/^(\d\.) {2}/gm, "$1 ").replace(/^ {4}/gm, "   ")],
    ["brackets after numbers", FORM.replace(/^(\d)\. /gm, "$1) ")],
    ["tabs", FORM.replace(/^(\d\.) {2}/gm, "$1\t").replace(/^ {4}/gm, "\t")],
    ["paragraphs close to their links", FORM.replace(/\)\n\n {4}/g, ")\n    ")],
    ["summaries on the line of their links", FORM.replace(/\)\n\n {4}/g, ") ")],
    ["no empty line after its front matter", FORM.replace("---\n\n1.", "---\n1.")],
    ["Hugo's cut", FORM.replace("\n\n2.", "\n\n<!--more-->\n\n2.")],
    ["Hugo's cut after a link", FORM.replace(")\n\n", ") <!--more-->\n\n")],
    ["spaces at line ends", FORM.replaceAll("\n", "  \n")],
    ["addresses in angle brackets", FORM.replace(/\((https[^)]*)\)/g, "(<$1>)")],
    ["titles of links", FORM.replace(/\((https[^)]*)\)/g, '($1 "a title")')],
  ])("with %s say the same", (_, text) => {
    const issue = issueIn(text);
    for (const story of issue.stories) delete story.asWritten;
    expect(issue).toEqual(expected);
  });

  test.each([
    ["title: Harbour, 8 o’clock", "Harbour, 8 o’clock"],
    ["title: 'It''s 8'  # comment", "It's 8"],
    ["title: It's 8 # comment", "It's 8"],
    ['title: "a \\"b\\" \\\\ \\u00e9 \\x41"', 'a "b" \\ é A'],
    ["title: 港口: 八点", "港口: 八点"],
    ["title:   'C#'", "C#"],
  ])("%s is read", (line, title) => {
    expect(issueIn(withFront(line, "date: 2026-03-25T08:00:00Z")).title).toBe(title);
  });

  test.each([
    [['categories: ["a", "b, c"]'], ["a", "b, c"]],
    [["categories: [a, 'it''s', \"c]\" ]  # x"], ["a", "it's", "c]"]],
    [
      ["categories:", "  - a", "  - 'b c'", '- "d"'],
      ["a", "b c", "d"],
    ],
    [
      ["categories: [", "  a,", "  b,", "]"],
      ["a", "b"],
    ],
    [["categories: a"], ["a"]],
    [["categories: []"], []],
    [["categories:"], []],
    [[], []],
    [["tags: [a]", "draft: false"], ["a"]],
    [["tags: [a]", "categories: [b]"], ["b"]],
    [["author:", "  name: Gull", "params:", "  - x: 1", "weight: 3"], []],
  ])("%j is read", (lines, categories) => {
    const text = withFront("title: x", "date: 2026-03-25T08:00:00Z", ...lines);
    expect(issueIn(text).categories).toEqual(categories);
  });

  test.each([
    ["2026-03-25T08:00:00+08:00", "2026-03-25T00:00:00Z", 480],
    ["'2026-03-25T08:00:00+0800'", "2026-03-25T00:00:00Z", 480],
    ['"2026-03-25 08:00:00 -03:30"', "2026-03-25T11:30:00Z", -210],
    ["2026-03-25T08:00Z", "2026-03-25T08:00:00Z", 0],
    ["2026-03-25T08:00:00.250Z", "2026-03-25T08:00:00.250Z", 0],
    ["2026-03-25T08:00:00", "2026-03-25T12:00:00Z", -240],
    ["2026-03-25", "2026-03-25T04:00:00Z", -240],
    // an hour after the clocks of New York went forward
    ["2026-03-08 03:30", "2026-03-08T07:30:00Z", -240],
    ["2026-03-08 01:30", "2026-03-08T06:30:00Z", -300],
  ])(
    "the date %s is read, where it has no offset in the newsletter's zone",
    (date, instant, offsetMinutes) => {
      const issue = issueIn(withFront("title: x", `date: ${date}`), "America/New_York");
      expect(issue.date).toEqual({
        instant: new Date(instant),
        offsetMinutes,
        text: date.replaceAll(/["']/g, ""),
      });
    },
  );

  test("a publisher's escapes, code, links and brackets are understood, and printed as he wrote them", () => {
    const text = withList(
      "1.  [[New] Crane\\_ctl &amp; friends-\\*Gull\\*](https://gull.example/a_(b))",
      "",
      "    Run `crane --up` \\(see [the manual](https://gull.example/manual_(new))\\), says *Gull* &#8212; **now**.",
    );
    const issue = issueIn(text);
    expect(issue.stories[0]).toMatchObject({
      headline: "[New] Crane_ctl & friends",
      author: "*Gull*",
      url: "https://gull.example/a_(b)",
      summary: "Run crane --up (see the manual), says *Gull* — **now**.",
    });
    expect(printIssue(issue)).toBe(text);
  });

  test("what turns a text around is left out, as it stands or as an escape", () => {
    const issue = issueIn(
      '---\ntitle: "A\\u202eB"\ndate: 2026-03-25T08:00:00+08:00\ncategories: ["C\\u2067D"]\n---\n\n' +
        "1. [Beacon\u202e 3-Gull&#x202E;](https://lab.example/1)\n\n   It is&#8294; out.",
    );
    expect(issue).toMatchObject({
      title: "AB",
      categories: ["CD"],
      stories: [{ headline: "Beacon 3", author: "Gull", summary: "It is out." }],
    });
  });

  test("two paragraphs of a story are one summary", () => {
    const text = withList("1.  [Cranes-Gull](https://gull.example/)", "", "    One.", "", "    Two.");
    expect(issueIn(text).stories[0]?.summary).toBe("One. Two.");
    expect(printIssue(issueIn(text))).toBe(text);
  });

  test("the words before further sources show the language", () => {
    const text = withList(...LIST, "", "    更新自：[早先](https://a.example/1)");
    expect(issueIn(text)).toMatchObject({ language: "zh-CN", stories: [{}, { update: { text: "早先" } }] });
  });
});

describe("what is no such issue", () => {
  test.each([
    ["nothing", "", 1, /does not begin with front matter/],
    ["prose", "# Harbour\n\nNews.", 1, /does not begin with front matter/],
    ["TOML", '+++\ntitle = "x"\n+++\n', 1, /does not begin with front matter/],
    ["front matter without an end", '---\ntitle: "x"\n', 1, /no end/],
    ["no title", withFront("date: 2026-03-25T08:00:00Z"), 1, /has no title/],
    ["no date", withFront("title: x"), 1, /has no date/],
    ["an empty title", withFront('title: ""', "date: 2026-03-25"), 2, /title is empty/],
    ["a list for a title", withFront("title: [x]", "date: 2026-03-25"), 2, /can't be read as a text/],
    [
      "a title whose quote has no end",
      withFront('title: "x', "date: 2026-03-25"),
      2,
      /can't be read as a text/,
    ],
    ["a title with a wrong escape", withFront('title: "\\q"', "date: 2026-03-25"), 2, /escape/],
    ["two titles", withFront("title: x", "title: y", "date: 2026-03-25"), 3, /twice/],
    ["a line of nothing", withFront("title: x", "date: 2026-03-25", "nonsense"), 4, /no key: value/],
    [
      "a list without an end",
      withFront("title: x", "date: 2026-03-25", 'categories: ["a"'),
      4,
      /list .* can't be read/,
    ],
    ["a hole in a list", withFront("title: x", "date: 2026-03-25", "categories: [a,,b]"), 4, /empty entry/],
    ["a date that is none", withFront("title: x", "date: yesterday"), 3, /date yesterday is none/],
    ["30 February", withFront("title: x", "date: 2026-02-30T08:00:00Z"), 3, /is none such as/],
    ["25 o'clock", withFront("title: x", "date: 2026-02-20T25:00:00Z"), 3, /is none such as/],
    ["an offset of no place", withFront("title: x", "date: 2026-02-20T05:00:00+19:00"), 3, /is none such as/],
    ["no story", FRONT.join("\n"), 5, /no story/],
    ["an opening alone", withList("An opening."), 7, /no story/],
    ["a heading", withList("# Today", "", ...LIST), 7, /Expected the first story/],
    ["a list without numbers", withList("- [a-b](https://a.example)"), 7, /Expected the first story/],
    ["two openings", withList("One.", "", "Two.", "", ...LIST), 9, /Expected the first story/],
    [
      "a story without a link",
      withList(...LIST, "", "3.  Tide-Gull", "", "    Text."),
      15,
      /Story 3 has no link/,
    ],
    [
      "a link that does not end",
      withList("1.  [Tide-Gull](https://a.example", "", "    Text."),
      7,
      /no link/,
    ],
    [
      "brackets without a partner",
      withList("1.  [Ti[de-Gull](https://a.example)", "", "    Text."),
      7,
      /no link/,
    ],
    [
      "a second link",
      withList("1.  [a-b](https://a.example) [c](https://c.example)", "", "    T."),
      7,
      /no link/,
    ],
    ["an address that runs", withList("1.  [a-b](javascript:alert`1`)", "", "    T."), 7, /no web address/],
    ["a relative address", withList("1.  [a-b](/x)", "", "    T."), 7, /no web address/],
    ["a story without a paragraph", withList(...LIST.slice(0, 2), ...LIST.slice(4)), 7, /no paragraph/],
    [
      "a number left out",
      withList(...LIST.slice(0, 4), LIST[4]?.replace("2", "3") ?? "", "", "    T."),
      11,
      /Story 3 stands where story 2/,
    ],
    ["a paragraph that is not indented", withList(...LIST, "", "See you tomorrow."), 15, /not indented/],
    ["sources that are none", withList(...LIST, "", "    More sources: [2. Gull]"), 15, /no links parted by/],
    [
      "sources in a row",
      withList(...LIST, "", "    More sources: [2. a](https://a.example) and more"),
      15,
      /no links parted by/,
    ],
    [
      "a source at no address",
      withList(...LIST, "", "    More sources: [2. a](http//a.example)"),
      15,
      /no web address/,
    ],
    [
      "an update of no address",
      withList(...LIST, "", "    Update of: [a](http//a.example)"),
      15,
      /no web address/,
    ],
    ["an update of nothing", withList(...LIST, "", "    Update of: [Cranes]"), 15, /no link/],
  ])("%s is refused with its line", (_, text, line, reason) => {
    expect(readIssue(text)).toEqual({ kind: "malformed", line, reason: expect.stringMatching(reason) });
  });

  test.each(["[", "![", "`", "*", "(", "\\", "[[](", "&", "<", "**"])(
    // were it read in the square of its length, this would take hours
    "a megabyte of %s comes to an answer",
    { timeout: 120_000 },
    (piece) => {
      const text = withList(
        `1.  [a-b](https://a.example)`,
        "",
        `    ${piece.repeat(1_000_000 / piece.length)}`,
      );
      const kinds = [text, withList(`1.  ${piece.repeat(1_000_000 / piece.length)}`)].map(
        (one) => readIssue(one).kind,
      );
      expect(kinds).toHaveLength(2);
    },
  );
});
