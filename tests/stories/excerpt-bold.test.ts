import { describe, expect, test } from "vitest";
import { embolden } from "../../src/stories/bold.ts";

const bold = (summary: string, headline = "", spoken = summary) =>
  [...embolden(summary, headline, [{ title: "", text: spoken }]).matchAll(/\*\*(.+?)\*\*/g)].map(
    ([, term = ""]) => term,
  );

describe("bold terms", () => {
  test.each([
    ["$15.", "The whole desk costs $15. Nothing else is paid by the Heron towns at all, as they say."],
    ["71.8%", "Mooring solved 71.8% of the tasks in RepoLadder, and 3.5% more in the towns, as they say."],
    [
      "HERON_NEW_INIT",
      "Start with HERON_NEW_INIT=1 and the Kestrel reader begins, as clerks in towns say to us.",
    ],
    [
      "plain-English",
      "It gives plain-English forms and Rust-based readers to Heron clerks in all the towns.",
    ],
    ["v2.1.239", "Kestrel v2.1.239 is out for the towns and their clerks, who have waited for it since May."],
    [
      "Park Geun-hye",
      "President Mira Geun-hye met clerks in the towns and said that forms were read well by them.",
    ],
    [
      "Toyota Motor Corp (7203.T)",
      "Heron Motor Corp (7203.T) has recalled lamps in the towns, and clerks were glad of it.",
    ],
  ])("split no number, word or name: %s", (_, summary) => {
    const marked = [
      ...embolden(summary, "", [{ title: "", text: summary }]).matchAll(/(.?)\*\*(.+?)\*\*(.{0,2})/gu),
    ];
    expect(marked.length).toBeGreaterThan(0);
    for (const [, before = "", term = "", after = ""] of marked) {
      expect(before).not.toMatch(/[\p{Script=Latin}\p{N}_-]/u);
      expect(after).not.toMatch(/^(?:[\p{Script=Latin}\p{N}%_]|-\p{L}|\.\p{N})/u);
      expect(term).not.toMatch(/[.,]$|^Motor|^President Mira$/);
    }
  });

  test("are whole names, products with their versions, and amounts", () => {
    const summary =
      "Today Heron Labs released Kestrel-9 and Tern Desk 2.5 for $40 million. The clerks of ten towns said so in English on Tuesday, though AI is nothing that is new to them in March, as they have worked with it for years.";
    const terms = bold(summary, "Heron Labs releases Kestrel-9");
    expect(terms).toEqual(expect.arrayContaining(["Kestrel-9", "Tern Desk 2.5"]));
    expect(terms.join()).not.toMatch(/Today|Tuesday|English|^AI$|March/);
    expect(
      bold(
        "松果科技获得 2.3亿元融资，新模型 Songtao 2.0 的参数量为 80 亿，词错误率降低 27%，支持更多方言。公司计划在五月把训练代码也一并公开，并请各地医院试用后提出修改意见。",
      ),
    ).toEqual(expect.arrayContaining(["2.3亿元", "Songtao 2.0"]));
  });

  test("do not take a capital for a name at the start of a sentence", () => {
    expect(
      bold("Fixed Heron Sync in the towns. Lots of clerks waited for it. Describe a form and it is read."),
    ).toEqual(["Heron Sync"]);
  });

  test("say a name whole, not its short form", () => {
    const summary =
      "We just released Heron Code channels, with which clerks steer their Heron Code desk. Heron sends it to towns, and Heron Code answers.";
    expect(bold(summary, "Heron Code channels")).toEqual(["Heron Code"]);
  });

  test("leave names of months, days and peoples alone", () => {
    const terms = bold(
      "The Swiss desk opens on Thursday, April 30, and on Mar 6 the English one, and both are paid for by Otterline.",
    );
    expect(terms).toEqual(["Otterline"]);
  });

  test("in Chinese do not cut a word, and are what the headline is about", () => {
    const summary =
      "据报道，大批志愿者已经进驻波特兰市，十多辆车列队，随时准备帮助受灾的居民和学校恢复日常生活。";
    const [first = "", ...more] = bold(summary, "大批志愿者进驻波特兰救灾");
    expect(["大批志愿者", "波特兰"]).toEqual(expect.arrayContaining([first, ...more]));
    expect(first).not.toBe("");
    for (const term of bold("网络购物平台上与儿童节相关的盲盒种类颇多，从玩具到文具应有尽有，小朋友很喜欢。"))
      expect(term).not.toMatch(/[颇与的]$/u);
  });

  test("are found in any text", () => {
    for (const word of [
      "Brute-force",
      "A+B",
      "C(1)",
      "x[0]",
      "O’Neill’s",
      "$^",
      "R&D/QA",
      "Wi-Fi\\n",
      "🧵",
      "\ud83e",
    ])
      expect(embolden(`${word} it. ${word} of Heron and ${word}. ${word}`, word)).toContain(word.slice(0, 1));
  });

  test("are no speech in quotes", () => {
    expect(bold("他在节目里说：“你们将再也见不到我”，随后和松果科技的 Songtao 团队一起离开了会场。")).toEqual(
      ["Songtao"],
    );
  });

  test("are one to five, of 3 to 22 characters, each said once", () => {
    const names = ["Heron", "Kestrel-9", "Marten 2", "Tern Desk", "Otterline", "Mooring", "Quill"];
    const summary = names
      .map((name) => `Clerks in the towns say that ${name} reads forms for them, and ${name} is good.`)
      .join(" ");
    const terms = bold(summary);
    expect(terms.length).toBeLessThanOrEqual(5);
    expect(new Set(terms).size).toBe(terms.length);
    for (const term of terms) expect(term).toMatch(/^.{3,22}$/u);
    expect(bold("we wrote a guide to reading forms with a steady hand.").length).toBe(1);
  });
});
