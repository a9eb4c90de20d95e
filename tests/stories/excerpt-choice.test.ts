import { describe, expect, test } from "vitest";
import { excerpt } from "../../src/stories/excerpt.ts";
import { somePost } from "./some-post.ts";

const plain = (text: string) => text.replaceAll("**", "");
const message = (text: string, fields = {}) => somePost({ text, title: text, handle: "heronlab", ...fields });

describe("the sentences of a summary", () => {
  test("come from several posts, and none is told twice in other words", () => {
    const first = somePost({
      title: "Heron Labs recalls Mooring lamps",
      text: "Heron Labs has recalled its Mooring lamps in ten towns after reports that some caught fire. Owners are asked to bring them back by May.",
    });
    const second = somePost({
      title: "Mooring lamps recalled",
      text: "Heron Labs recalled its Mooring lamps in ten towns after reports that some had caught fire. The recall costs the company 40 million, its treasurer said on the radio.",
    });
    const { summary } = excerpt([first, second]);
    expect(summary.match(/caught fire/g)).toHaveLength(1);
    expect(plain(summary)).toContain("40 million");
  });

  test("do not begin with one that leans on a sentence left out", () => {
    const text = [
      "The biggest waste of time in most towns is not paper.",
      "It is guessing what the mayor wants.",
      "Quill shows how a clerk in Otterland solved this with a reader of notes that answers in his voice.",
    ].join("\n\n");
    expect(plain(excerpt([message(text)]).summary)).not.toMatch(/^It is/);
  });

  test("tell items of a list in one sentence", () => {
    const text =
      "Heron 0.18 is out:\n- New readers: Kilo, Tern, Otterline\n- Pace and risk forecasts for clerks\n- fewer prompts\n- lower use of energy, faster reading";
    const { headline, summary } = excerpt([message(text)]);
    expect(headline).toMatch(/^Heron 0\.18 is out/);
    expect(plain(summary)).toMatch(/Otterline; Pace and risk/);
    expect(plain(summary)).toMatch(/\.$/);
  });

  test("of a tweet of lines are closed with a mark each", () => {
    const { summary } = excerpt([
      message("灯塔 4 今天开源\n\n参数 80 亿，一张显卡能跑\n\n三家医院从三月起试用"),
    ]);
    expect(plain(summary)).toMatch(/^[^\n]+。$/u);
  });

  test("say more than the headline where there is more", () => {
    const { headline, summary } = excerpt([
      message("Great first week for Heron 5.4 in the towns.\n\nClerks reading fast. https://t.co/a"),
    ]);
    expect(plain(summary)).toContain("Clerks reading fast");
    expect(plain(summary).length).toBeGreaterThan(headline.length + 10);
  });

  test("read in the order of a thread, whichever of its posts leads", () => {
    const at = (minute: number) => ({ publishedAt: new Date(Date.UTC(2026, 4, 4, 10, minute)) });
    const lead = message("Heron Labs opened its reader of forms to every town today.", at(0));
    const third = message("The price per form falls by half for towns that sign before the summer.", at(2));
    const second = message("Clerks can teach it new forms by hand, without any help from engineers.", at(1));
    const { summary } = excerpt([lead, third, second]);
    expect(plain(summary).indexOf("Clerks can")).toBeLessThan(plain(summary).indexOf("The price"));
  });

  test("never are none: one that is too long for the room is told before nothing is", () => {
    const long = `Heron Labs says that ${"its reader of scanned forms works in another town, and ".repeat(11)}that is all.`;
    expect(long.length).toBeGreaterThan(550);
    expect(plain(excerpt([somePost({ title: "Heron Labs in more towns", text: long })]).summary)).toContain(
      "works in another town",
    );
  });

  test("of a few words are those words", () => {
    expect(plain(excerpt([message("Heron 2 is out!")]).summary)).toBe("Heron 2 is out!");
    expect(plain(excerpt([message("松涛 2.0 开源了")]).summary)).toBe("松涛 2.0 开源了。");
  });

  test("keep what the first sentence adds to the title", () => {
    const post = somePost({
      title: "Heron Labs releases Kestrel-9",
      text: "Heron Labs on Tuesday released Kestrel-9, which reads forms in 40 languages. It has 7 billion parameters and runs on a single graphics card, the company said. Errors fell by 38% against the system that clerks used before. The weights are open to all towns under a plain licence.",
    });
    expect(plain(excerpt([post]).summary)).toContain("40 languages");
  });
});
