import { describe, expect, test } from "vitest";
import { authorName, mentionsOf, topicName } from "../../src/digests/mentions.ts";
import { somePost, someStory } from "./some-digest.ts";

const namesOf = (stories: Parameters<typeof mentionsOf>[0]) =>
  mentionsOf(stories).map(({ kind, name, position }) => `${position} ${kind} ${name}`);

describe("what a digest mentions", () => {
  test("are the topics of its stories, their authors, and the sites of those that are no accounts", () => {
    const posts = [
      somePost({ url: "https://www.lab.example/beacon", author: "灯塔实验室" }),
      somePost({ url: "https://x.com/mina/status/1", author: "Mina 🌊", handle: "Mina" }),
    ];
    expect(namesOf([someStory({ posts, categories: ["大模型", "AI 智能体"] })])).toEqual([
      "1 topic 大模型",
      "1 topic ai 智能体",
      "1 author 灯塔实验室",
      "1 site lab.example",
      "1 author @mina",
    ]);
  });

  test("are named once a story, however many posts say so, and as they were last written", () => {
    const posts = [somePost({ author: "Beacon  Lab" }), somePost({ author: "Ｂeacon Lab" })];
    expect(
      mentionsOf([someStory({ posts, categories: [] }), someStory({ position: 2, posts, categories: [] })]),
    ).toEqual([
      { kind: "author", name: "beacon lab", label: "Ｂeacon Lab", position: 1 },
      { kind: "site", name: "lab.example", label: "lab.example", position: 1 },
      { kind: "author", name: "beacon lab", label: "Ｂeacon Lab", position: 2 },
      { kind: "site", name: "lab.example", label: "lab.example", position: 2 },
    ]);
  });

  test("are nothing where a post names nobody and leads nowhere", () => {
    expect(
      namesOf([someStory({ posts: [somePost({ author: " ", url: "nowhere" })], categories: [""] })]),
    ).toEqual([]);
    expect(namesOf([someStory({ posts: [], categories: [] })])).toEqual([]);
  });

  test("have one form, whatever they are typed like", () => {
    expect(topicName(" AI 智能体 ")).toBe(topicName("ａｉ 智能体"));
    expect(authorName({ author: "x", handle: "Mina_L" })).toBe("@mina_l");
  });
});
