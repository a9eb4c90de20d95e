import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startModel, type ModelStandIn } from "../../local/model/start.ts";
import { tell } from "../../local/model/tell.ts";
import { ground } from "../../src/stories/ground.ts";
import { systemPrompt, userPrompt } from "../../src/stories/write/prompt.ts";
import { somePost } from "../stories/some-post.ts";

const KEY = "stand-in-key";
const ENGLISH = somePost({
  title: "Lantern Lab releases Beacon 3",
  text: "Lantern Lab released Beacon 3 today, an open-weights model with 8B parameters. It scores 71% on RepoLadder, up from 58%. Training took 41 days on 512 cards.",
  author: "Lantern Lab",
});
const CHINESE = somePost({
  title: "灯笼实验室发布 Beacon 3",
  text: "灯笼实验室今天发布 Beacon 3，参数量为 8B，权重开放。在 RepoLadder 上得到 71%，上一代是 58%。训练在 512 张卡上用了 41 天。",
  author: "港口观察",
});

let standIn: ModelStandIn;
beforeAll(async () => (standIn = await startModel({ apiKey: KEY })));
beforeEach(() => standIn.setFaults([]));
afterAll(() => standIn.close());

const call = (path: string, init: RequestInit = {}) =>
  fetch(standIn.url + path, { headers: { authorization: `Bearer ${KEY}` }, ...init });
const complete = (changes: Record<string, unknown> = {}) =>
  call("/v1/chat/completions", {
    method: "POST",
    body: JSON.stringify({
      model: "stub",
      messages: [
        { role: "system", content: systemPrompt("en") },
        { role: "user", content: userPrompt([ENGLISH], "en") },
      ],
      ...changes,
    }),
  });
type Completion = {
  choices: { message: { content: string }; finish_reason: string }[];
  usage: { prompt_tokens: number; completion_tokens: number };
};
const read = async (answer: Promise<Response>): Promise<Completion> => (await answer).json();

describe("the model stand-in", () => {
  test("lets in who has its key, and lists its model", async () => {
    const answer = await call("/v1/models", { headers: { authorization: "Bearer other" } });
    expect(answer.status).toBe(401);
    expect(await (await call("/v1/models")).json()).toMatchObject({ data: [{ id: "stub" }] });
  });

  test("answers the same each time, and counts", async () => {
    const [first, second] = [await read(complete()), await read(complete())];
    expect(first.choices).toEqual(second.choices);
    expect(first.choices[0]?.finish_reason).toBe("stop");
    expect(first.usage.prompt_tokens).toBeGreaterThan(300);
    expect(standIn.calls().at(-1)?.usage).toEqual(second.usage);
  });

  test("gives the fields of a schema and no others", async () => {
    const schema = { type: "object", properties: { summary: { type: "string" }, posts: {} } };
    const json_schema = { name: "story", schema };
    const { choices } = await read(complete({ response_format: { type: "json_schema", json_schema } }));
    expect(Object.keys(JSON.parse(choices[0]?.message.content ?? "") as object)).toEqual([
      "posts",
      "summary",
    ]);
  });

  test("stops at max_tokens", async () => {
    const { choices } = await read(complete({ max_tokens: 20 }));
    expect(choices[0]?.finish_reason).toBe("length");
  });

  test.for([
    [{ messages: [] }, /messages/],
    [{ model: "" }, /model/],
    [{ response_format: { type: "xml" } }, /response_format/],
  ] as const)("refuses a request that is none: %j", async ([changes, words]) => {
    const answer = await complete(changes);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toMatch(words);
  });

  test("a fault strikes as often as it is told to, after as many calls", async () => {
    const faults = [{ kind: "rate", skip: 1, times: 1, retryAfterSeconds: 4 }];
    await call("/_/faults", { method: "PUT", body: JSON.stringify(faults) });
    const answers = [await complete(), await complete(), await complete()];
    expect(answers.map(({ status }) => status)).toEqual([200, 429, 200]);
    expect(answers[1]?.headers.get("retry-after")).toBe("4");
  });

  test("a fault there is not is refused", async () => {
    const answer = await call("/_/faults", { method: "PUT", body: '[{"kind":"flood"}]' });
    expect(answer.status).toBe(400);
  });

  test("keeps a log, until it is cleared", async () => {
    await call("/_/log", { method: "DELETE" });
    await complete();
    expect(await (await call("/_/log")).json()).toMatchObject([{ status: 200, fault: null }]);
  });
});

describe("what it tells", () => {
  test.for([
    ["en", ENGLISH],
    ["en", CHINESE],
    ["zh-CN", ENGLISH],
    ["zh-CN", CHINESE],
  ] as const)("in %s passes the gate", ([language, post]) => {
    const given = [{ number: 1, by: post.author, text: `${post.title}\n${post.text}` }];
    const told = tell({ language: language === "en" ? "en" : "zh", posts: given, topics: [] });
    expect(ground(told, [post], language)).toEqual([]);
    expect(told.posts).toEqual([1]);
    expect(told.summary).toMatch(/\*\*.+?\*\*/);
  });
});
