import { describe, expect, test } from "vitest";
import { excerpt } from "../../src/stories/excerpt.ts";
import { somePost } from "./some-post.ts";

const kestrel = somePost({
  title: "Heron Labs releases Kestrel-9, an open model for reading scanned forms",
  text: [
    "Heron Labs on Tuesday released Kestrel-9, an open model that reads scanned forms in 40 languages.",
    "The model has 7 billion parameters and runs on a single graphics card, the company said. It was trained on 12 million pages that public archives had scanned.",
    "Dr. Mira Quill, who leads the team, said that clerks in three towns had tried it since March. Errors fell by 38% against the system that they used before.",
    "Read more: https://lab.example/kestrel-9",
  ].join("\n\n"),
});

const pinecone = somePost({
  title: "松果科技开源语音模型松涛 2.0，支持 32 种语言",
  text: [
    "松果科技今天宣布开源语音模型松涛 2.0。新模型参数量为 80 亿，支持 32 种语言和 11 种方言，可以在一张显卡上运行。",
    "公司称，松涛 2.0 的词错误率比上一代降低了 27%，训练用了 60 万小时录音。研究负责人林青禾表示，模型权重和训练代码都以宽松许可证发布。",
    "海隅市三家医院从三月起试用该模型记录问诊，平均每次问诊节省 6 分钟。",
    "关注我们，获取更多资讯。",
  ].join("\n\n"),
});

const plain = (text: string) => text.replaceAll("**", "");
const bold = (text: string) => [...text.matchAll(/\*\*(.+?)\*\*/g)].map(([, term = ""]) => term);

describe("a summary", () => {
  test.each([
    ["English", kestrel, 150, 550],
    ["Chinese", pinecone, 100, 232],
  ])("%s keeps the reference's length", (_, post, shortest, longest) => {
    const { length } = plain(excerpt([post]).summary);
    expect(length).toBeGreaterThanOrEqual(shortest);
    expect(length).toBeLessThanOrEqual(longest);
  });

  test.each([
    ["English", kestrel],
    ["Chinese", pinecone],
  ])("%s is made of the post's own sentences, whole", (_, post) => {
    const sentences = plain(excerpt([post]).summary).split(/(?<=[。])|(?<=[a-z%]\.) /);
    for (const sentence of sentences) expect(post.text).toContain(sentence.trim());
  });

  test.each([
    ["English", kestrel],
    ["Chinese", pinecone],
  ])("%s has one to five bold terms of 3 to 22 characters", (_, post) => {
    const terms = bold(excerpt([post]).summary);
    expect(terms.length).toBeGreaterThanOrEqual(1);
    expect(terms.length).toBeLessThanOrEqual(5);
    for (const term of terms) expect(term).toMatch(/^.{3,22}$/u);
  });

  test("says nothing twice that two posts say", () => {
    const again = somePost({ ...kestrel, author: "Daily Tern" });
    const { summary } = excerpt([kestrel, again]);
    expect(summary.match(/40 languages/g)).toHaveLength(1);
  });

  test("does not end on a comma, though its last line did", () => {
    const text = "灯塔实验室给路由器的输出加上限幅，损失尖峰从 87 次减到 31 次，训练再没有回退；";
    expect(excerpt([somePost({ title: "灯塔实验室怎样减少损失尖峰", text })]).summary).toMatch(/。$/);
  });

  test("keeps a number and its per cent together in bold", () => {
    const text =
      "Harbour Works says that its agent Mooring solved 71.8% of the tasks in RepoLadder 71.8% of the time this year.";
    const { summary } = excerpt([somePost({ title: "Harbour Works on Mooring", text })]);
    expect(summary).not.toMatch(/\*\*%/);
  });

  test("has no links, calls to follow, or hashtags", () => {
    const post = somePost({
      text: "Marten 2 is out with a new parser for spreadsheets and a plugin API. Read more here https://marten.example/2 #ai #spreadsheets",
    });
    const { summary } = excerpt([post]);
    expect(summary).not.toMatch(/https?:|#|Read more/);
    expect(excerpt([pinecone]).summary).not.toContain("关注我们");
  });

  test("asterisks of a post are no markup", () => {
    const post = somePost({
      text: "* The new *parser* reads **every** sheet that we found.\n* It takes 2*3 seconds on a usual laptop from 2024.",
    });
    const { summary } = excerpt([post]);
    expect(plain(summary)).not.toContain("*");
    expect(summary.split("**").length % 2).toBe(1);
  });

  test("speaks one language though the posts speak two", () => {
    expect(excerpt([kestrel, pinecone]).summary).not.toMatch(/\p{Script=Han}/u);
    expect(excerpt([pinecone, kestrel]).summary).not.toContain("Tuesday");
  });

  test("of a post with a title alone is its title", () => {
    expect(
      plain(excerpt([somePost({ title: "Otter bridge closes for repairs", text: "" })]).summary),
    ).toContain("Otter bridge");
  });
});

describe("a headline", () => {
  test("that is short stays whole", () => {
    expect(excerpt([kestrel]).headline).toBe(kestrel.title);
    expect(excerpt([pinecone]).headline).toBe(pinecone.title);
  });

  test("that is long ends at a clause", () => {
    const title =
      "青石半导体宣布在临州投建第三座晶圆厂，总投资四十亿元，预计明年年底投产，届时月产能将达到五万片，带动就业三千人";
    expect(excerpt([somePost({ title, text: `${title}。详情待公布。` })]).headline).toBe(
      "青石半导体宣布在临州投建第三座晶圆厂，总投资四十亿元，预计明年年底投产",
    );
  });

  test("of a post on X is what it begins with, without links and mentions", () => {
    const text =
      "@mira Heron 2 weights are now on the hub for everyone. Have fun with them! https://t.co/abc";
    expect(excerpt([somePost({ handle: "heronlab", text })]).headline).toBe(
      "Heron 2 weights are now on the hub for everyone",
    );
  });

  test("ends before a bracket that the cut would leave open", () => {
    const text =
      "Just created my first change in the Harbour Works codebase (1.84 million lines of code in total, this one was 2,400 lines)";
    expect(excerpt([somePost({ text, title: text, handle: "harbour" })]).headline).toBe(
      "Just created my first change in the Harbour Works codebase",
    );
  });

  test("takes up what a list says, and not its numbers", () => {
    const text = "灯塔 4 发布，我整理了和灯塔 3 的差别：\n1. 上下文从 8 万词元到 64 万\n2. 价格低 40%";
    expect(excerpt([somePost({ text, title: text, handle: "harbour" })]).headline).toBe(
      "灯塔 4 发布，我整理了和灯塔 3 的差别：上下文从 8 万词元到 64 万",
    );
  });

  test("of a post without words is its author", () => {
    expect(excerpt([somePost({ text: "https://t.co/abc", author: "Mira Quill" })]).headline).toBe(
      "Mira Quill",
    );
  });
});
