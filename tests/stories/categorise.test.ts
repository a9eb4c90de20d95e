import { expect, test } from "vitest";
import { categorise } from "../../src/stories/categorise.ts";
import { somePost } from "./some-post.ts";

test.each([
  ["Harrow Robotics shows a humanoid robot that folds towels", "Robotics", "机器人"],
  ["Quarry raises $40 million from investors at a valuation of a billion", "Business", "商业"],
  ["Court hears copyright lawsuit against the government's regulation", "Policy", "政策"],
  ["松果科技发布百亿参数大模型，推理更快", "Models", "大模型"],
  ["松果科技發布百億參數大模型，推理更快", "Models", "大模型"],
  ["青石半導體獲 12 億元融資，估值翻倍", "Business", "商业"],
  ["Mira Quill to join Tern Systems as chief scientist", "Business", "商业"],
  ["Heron's package was compromised: attackers stole credentials", "Safety", "安全"],
  ["临州法院就数据版权作出判决，监管条例将修订", "Policy", "政策"],
  ["用提示词生成短片和配音的插画工具", "Creative", "创作"],
])("a story is filed by its words: %s", (title, en, zh) => {
  expect(categorise([somePost({ title })], "en")[0]).toBe(en);
  expect(categorise([somePost({ title })], "zh-CN")[0]).toBe(zh);
});

test("a story has one or two topics", () => {
  const topics = categorise(
    [
      somePost({
        title: "Agents that write code now open pull requests by themselves over MCP",
      }),
    ],
    "en",
  );
  expect(topics).toEqual(["Agents", "Coding"]);
});

test("the title outweighs what a text mentions", () => {
  const text = "Reads code, opens pull requests in a repository and runs tests for developers.";
  expect(categorise([somePost({ title: "A humanoid robot with two drones", text })], "en")[0]).toBe(
    "Robotics",
  );
});

test("a story about nothing known is other", () => {
  expect(categorise([somePost({ title: "Otters return to the river" })], "en")).toEqual(["Other"]);
});
