import { describe, expect, test } from "vitest";
import { excerpt } from "../../src/stories/excerpt.ts";
import { headlineOf } from "../../src/stories/headline.ts";
import { somePost } from "./some-post.ts";

const ofTitle = (title: string) => headlineOf(somePost({ title, text: "" }));
const ofMessage = (text: string) => headlineOf(somePost({ title: text, text, handle: "heronlab" }));

describe("a long headline", () => {
  test.each([
    [
      "at its first sentence",
      "The official Heron CLI is here. Now you can read forms from Otter, Tern, Marten, and every other desk tool you use.",
      "The official Heron CLI is here",
    ],
    [
      "before a turn, not after a dangling word",
      "Wild thing about this report was that it was concerning the mental health impact of such actions on clerks in towns",
      "Wild thing about this report was that it was concerning the mental health impact",
    ],
    [
      "without asides in brackets, if that is enough",
      "4 companies where I was an investor (3 angel, 1 fund, all in forms) have been acquired in the last few months",
      "4 companies where I was an investor have been acquired in the last few months",
    ],
    [
      "not within an abbreviation",
      "Otterland Thwarts Heron’s Plans for Forms, U.S. Evaluates Upcoming Readers, Terns Diagnose Ledgers",
      "Otterland Thwarts Heron’s Plans for Forms, U.S. Evaluates Upcoming Readers",
    ],
    [
      "not where a clause goes on",
      "The signature is alluding to Harbour Days 2015, where Mira excitedly told an audience of, at the time, mostly clerks",
      "The signature is alluding to Harbour Days 2015",
    ],
  ])("is cut %s", (_, text, headline) => {
    expect(ofMessage(text)).toBe(headline);
  });

  test("never ends in an open word, bracket or quote", () => {
    const texts = [
      "Heron Labs has told clerks in forty towns about a new way of reading every scanned form with the help of a small model",
      'Quill said that the new model was "the most careful reader of scanned forms that any of the forty towns had ever seen"',
      "我们在临州、海隅和青石三地的四十家医院试用了松涛语音模型以后发现平均每次问诊可以节省六分钟并且医生的满意度也提高了的",
      "青石半导体（QSM）宣布将在临州与海隅两地投建“面向未来十年的新一代高带宽低功耗存储芯片与先进封装工厂以及研发中心”",
    ];
    for (const text of texts) {
      const headline = ofMessage(text) ?? "";
      expect(headline.length).toBeGreaterThan(10);
      expect(headline).not.toMatch(/\b(?:of|the|a|with|was|that|any|ever|and)$|[的和与将在及，、“（("]$/u);
      expect(headline.split("“").length).toBe(headline.split("”").length);
      expect(headline.split('"').length % 2).toBe(1);
    }
  });

  test("that came cut off loses what hangs", () => {
    expect(ofTitle("Heron Labs opens its second office in the…")).toBe("Heron Labs opens its second office");
    expect(ofTitle("松果科技开源语音模型松涛 2.0，但是他…")).toBe("松果科技开源语音模型松涛 2.0");
  });
});

describe("the headline of a message", () => {
  test("is the news where the first line only teases", () => {
    expect(
      ofMessage(
        "Ever wondered which clerk read your form?\n\nIntroducing Form Trails: see every hand it went through.",
      ),
    ).toBe("Introducing Form Trails: see every hand it went through");
  });

  test("has no mark of a list, a thread or an account", () => {
    expect(ofMessage("1/5 🧵 @heron_ai now reads #tax forms in forty languages")).toBe(
      "heron_ai now reads tax forms in forty languages",
    );
    expect(ofMessage("1️⃣ Install the Heron plugin for your desk\n2️⃣ There is no step two")).toBe(
      "Install the Heron plugin for your desk",
    );
  });

  test("has no hole where a link was", () => {
    expect(ofMessage("Forms can now be read via https://t.co/abc, the desk app, and the phone")).toBe(
      "Forms can now be read via the desk app, and the phone",
    );
  });
});

describe("the headline of a site's article", () => {
  test.each([
    ["【快讯】松果科技开源语音模型松涛", "松果科技开源语音模型松涛"],
    ["热点丨松果科技开源语音模型松涛", "松果科技开源语音模型松涛"],
    ["“内鬼”致四十万条信息泄露，公司道歉", "“内鬼”致四十万条信息泄露，公司道歉"],
    ["「天韻相機」正式投入運作 整體表現良好", "「天韻相機」正式投入運作 整體表現良好"],
  ])("of %j is %j", (title, headline) => {
    expect(ofTitle(title)).toBe(headline);
  });
});

test("the best title of a cluster is told, not a caption or a call", () => {
  const text = "Harbour Works recalls its Mooring lamps after three fires. Owners get their money back.";
  const posts = [
    "Read more",
    "A Mooring lamp, left, is seen at a harbour",
    "Harbour Works recalls Mooring lamps after fires",
  ].map((title, at) => somePost({ title, text: `${text} Report ${at}.` }));
  expect(excerpt(posts).headline).toBe("Harbour Works recalls Mooring lamps after fires");
});
