import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { startModel, type ModelStandIn } from "../../local/model/start.ts";
import { openModel, type ModelSettings, type Request } from "../../src/providers/model.ts";
import { readAnswer } from "../../src/providers/model/read-answer.ts";

const KEY = "sk-test-key-of-the-stand-in";
const schema = z.object({ posts: z.array(z.number()), headline: z.string(), summary: z.string() });
type Story = z.infer<typeof schema>;
const PROMPT = `<posts>
<post number="1" by="Lantern Lab">
Lantern Lab released Beacon 3 with 8B parameters today. It scores 71% on RepoLadder. The weights are open.
</post>
</posts>

Write the story of this post in English.`;

let standIn: ModelStandIn;
beforeAll(async () => (standIn = await startModel({ apiKey: KEY })));
beforeEach(() => standIn.setFaults([]));
afterAll(() => standIn.close());

const open = (changes: Partial<ModelSettings> = {}) =>
  openModel({
    name: "stub",
    baseUrl: standIn.baseUrl,
    apiKey: KEY,
    structured: "json_schema",
    tokensPerDigest: 60_000,
    ...changes,
  });
const request = (changes: Partial<Request<Story>> = {}): Request<Story> => ({
  system: "You write.",
  prompt: PROMPT,
  schema,
  schemaName: "story",
  maxOutputTokens: 1000,
  timeoutMs: 5000,
  ...changes,
});
const last = () => standIn.calls().at(-1);

describe("the model", () => {
  test("answers in the shape of the schema, and its tokens are counted", async () => {
    const answer = await open().write(request());
    expect(answer).toMatchObject({ kind: "answered", value: { posts: [1] } });
    expect(answer.usage?.inputTokens).toBeGreaterThan(50);
    expect(answer.usage?.outputTokens).toBeGreaterThan(20);
    expect(last()?.request).toMatchObject({
      format: "json_schema",
      fields: ["posts", "headline", "summary"],
      maxTokens: 1000,
    });
  });

  test.for([
    ["truncated", { kind: "cut-off" }],
    ["malformed", { kind: "malformed" }],
    ["empty", { kind: "malformed" }],
    ["filtered", { kind: "refused" }],
    ["fenced", { kind: "answered" }],
    ["thinking", { kind: "answered" }],
  ] as const)("%s: the answer is %j, and paid for", async ([kind, expected]) => {
    standIn.setFaults([{ kind }]);
    const answer = await open().write(request());
    expect(answer).toMatchObject(expected);
    expect(answer.usage?.inputTokens).toBeGreaterThan(50);
  });

  test.for([
    [
      { kind: "rate", retryAfterSeconds: 7 },
      { isRetryable: true, retryAfterSeconds: 7 },
    ],
    [{ kind: "quota" }, { isRetryable: false, message: "out of quota" }],
    [{ kind: "500" }, { isRetryable: true }],
    [{ kind: "hang" }, { isRetryable: true, message: "no answer in time" }],
  ] as const)("%j fails as %j after one call", async ([fault, expected]) => {
    standIn.setFaults([fault]);
    const before = standIn.calls().length;
    const answer = await open().write(request({ timeoutMs: 300 }));
    expect(answer).toMatchObject({ kind: "failed", ...expected });
    expect(standIn.calls().length - before).toBe(1);
  });

  test("that is stopped from outside ends at once", async () => {
    standIn.setFaults([{ kind: "hang" }]);
    const signal = AbortSignal.timeout(100);
    expect(await open().write(request({ signal }))).toMatchObject({ kind: "failed" });
  });

  test("with a wrong key fails for good, and does not tell the key", async () => {
    const answer = await open({ apiKey: "sk-wrong-key-of-nobody" }).write(request());
    expect(answer).toMatchObject({ kind: "failed", isRetryable: false });
    expect(JSON.stringify(answer)).not.toContain("sk-wrong");
  });

  test("that is not there fails and may be asked again", async () => {
    const answer = await open({ baseUrl: "http://127.0.0.1:9/v1" }).write(request());
    expect(answer).toMatchObject({ kind: "failed", isRetryable: true });
  });

  test("without JSON schemas is asked for any JSON, from then on", async () => {
    standIn.setFaults([{ kind: "no-schema" }]);
    const model = open();
    expect(await model.write(request())).toMatchObject({ kind: "answered" });
    expect(last()?.request.format).toBe("json_object");
    const before = standIn.calls().length;
    await model.write(request());
    expect(standIn.calls().length - before).toBe(1);
  });

  test("without any format is asked in words", async () => {
    standIn.setFaults([{ kind: "no-format" }]);
    expect(await open().write(request())).toMatchObject({ kind: "answered" });
    expect(last()?.request.format).toBe("text");
  });

  test("of Workers AI is asked through the binding", async () => {
    const asked: unknown[] = [];
    const ai = {
      run: async (name: string, input: unknown) => {
        asked.push([name, input]);
        return {
          response: '{"posts":[1],"headline":"h","summary":"s"}',
          usage: { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 },
        };
      },
    } as unknown as Ai;
    const settings = { name: "@cf/some/model", baseUrl: null, apiKey: null } as const;
    const model = openModel({ ...settings, structured: "json_schema", tokensPerDigest: 1 }, ai);
    expect(await model.write(request())).toEqual({
      kind: "answered",
      value: { posts: [1], headline: "h", summary: "s" },
      usage: { inputTokens: 10, outputTokens: 5 },
    });
    expect(asked).toMatchObject([["@cf/some/model", { response_format: { type: "json_schema" } }]]);
  });

  test("of Workers AI without neurons left is out of quota", async () => {
    const ai = {
      run: async () => {
        throw new Error("4006: you have used up your daily free allocation of 10,000 neurons");
      },
    } as unknown as Ai;
    const settings = { name: "@cf/some/model", baseUrl: null, apiKey: null } as const;
    const model = openModel({ ...settings, structured: "json_schema", tokensPerDigest: 1 }, ai);
    expect(await model.write(request())).toMatchObject({ kind: "failed", isRetryable: false });
  });
});

describe("an answer", () => {
  const pair = z.object({ a: z.number() });
  test.for([
    ['{"a":1}', "answered"],
    ['```json\n{"a":1}\n```', "answered"],
    ['Sure:\n```\n{"a":1}\n```\nDone.', "answered"],
    ['<think>{"a":2}</think>{"a":1}', "answered"],
    ['{"a":2} or so</think>\n{"a":1}', "answered"],
    ['{"a":"1"}', "malformed"],
    ['{"a":1', "malformed"],
    ["", "malformed"],
    ["I'm sorry, I can't help with that.", "refused"],
    ["抱歉，我无法回答。", "refused"],
  ] as const)("%j is %s", ([text, kind]) => {
    const read = readAnswer(text, pair);
    expect(read.kind).toBe(kind);
    if (read.kind === "answered") expect(read.value).toEqual({ a: 1 });
  });
});
