import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Generated, Model, Request } from "../../../src/providers/model.ts";
import { estimateTokens, openBudget } from "../../../src/stories/write/budget.ts";
import type { ModelDraft } from "../../../src/stories/write/draft.ts";
import { openPen } from "../../../src/stories/write/pen.ts";

const START = new Date("2026-03-25T04:00:00Z");
const QUESTION = { system: "s", prompt: "p", maxOutputTokens: 100 };
const DRAFT: ModelDraft = { posts: [1], headline: "h", summary: "s", categories: [] };
const answered = (inputTokens = 10, outputTokens = 5): Generated<ModelDraft> => ({
  kind: "answered",
  value: DRAFT,
  usage: { inputTokens, outputTokens },
});
const failed = (facts = {}): Generated<ModelDraft> => ({
  kind: "failed",
  isRetryable: true,
  message: "500: down",
  ...facts,
});

/** A pen whose model gives these replies in turn, the last one for ever; the clock is the timers'. */
function open(
  replies: Generated<ModelDraft>[],
  bounds: { minutes?: number; tokens?: number; spent?: number } = {},
) {
  const requests: Request<unknown>[] = [];
  const model: Model = {
    name: "scripted",
    tokensPerDigest: bounds.tokens ?? 60_000,
    async write<T>(request: Request<T>) {
      requests.push(request);
      return (replies[requests.length - 1] ?? replies.at(-1)) as Generated<T>;
    },
  };
  const until = new Date(START.getTime() + (bounds.minutes ?? 4) * 60_000);
  return { requests, pen: openPen(model, () => new Date(), { until, spentTokens: bounds.spent ?? 0 }) };
}

async function ask(pen: ReturnType<typeof open>["pen"]) {
  const reply = pen.ask(QUESTION);
  await vi.runAllTimersAsync();
  return reply;
}

beforeEach(() => void vi.useFakeTimers({ now: START }));
afterEach(() => void vi.useRealTimers());

describe("a question", () => {
  test("that fails is asked again, after longer and longer", async () => {
    const { pen, requests } = open([failed(), failed(), answered()]);
    expect(await ask(pen)).toMatchObject({ kind: "answered" });
    expect(requests).toHaveLength(3);
    expect(Date.now() - START.getTime()).toBe(3000);
  });

  test("waits as long as it is told to, unless that is too long", async () => {
    const short = open([failed({ retryAfterSeconds: 20 }), answered()]);
    expect(await ask(short.pen)).toMatchObject({ kind: "answered" });
    expect(Date.now() - START.getTime()).toBe(20_000);
    const long = open([failed({ retryAfterSeconds: 31 }), answered()]);
    expect(await ask(long.pen)).toMatchObject({ kind: "failed" });
    expect(long.requests).toHaveLength(1);
  });

  test("is asked three times at most, and once where repeating is no use", async () => {
    const down = open([failed()]);
    expect(await ask(down.pen)).toMatchObject({ kind: "failed" });
    expect(down.requests).toHaveLength(3);
    const quota = open([failed({ isRetryable: false })]);
    await ask(quota.pen);
    expect(quota.requests).toHaveLength(1);
  });

  test("is not asked after three in a row without an answer; an answer ends the row", async () => {
    const dead = failed({ isRetryable: false });
    const { pen, requests } = open([dead, dead, answered(), dead, dead, dead, answered()]);
    for (let times = 0; times < 6; times += 1) await ask(pen);
    expect(await ask(pen)).toEqual({
      kind: "closed",
      message: "the model had failed in a row",
      isModelDown: true,
    });
    expect(requests).toHaveLength(6);
  });

  test("has the time that is left, and none after that", async () => {
    const { pen, requests } = open([answered()], { minutes: 0.5 });
    await ask(pen);
    expect(requests[0]?.timeoutMs).toBe(30_000);
    vi.setSystemTime(START.getTime() + 30_000);
    expect(await ask(pen)).toEqual({ kind: "closed", message: "there was no time left", isModelDown: true });
    expect(requests).toHaveLength(1);
  });

  test("has no more than 45 seconds", async () => {
    const { pen, requests } = open([answered()]);
    await ask(pen);
    expect(requests[0]?.timeoutMs).toBe(45_000);
  });
});

describe("the tokens of a digest", () => {
  test("are kept: the question that might pass them is not asked", async () => {
    const room = estimateTokens("sp") + QUESTION.maxOutputTokens;
    const { pen, requests } = open([answered(40, 10)], { tokens: room + 60 });
    expect(await ask(pen)).toMatchObject({ kind: "answered" });
    expect(await ask(pen)).toMatchObject({ kind: "answered" });
    expect(await ask(pen)).toEqual({
      kind: "closed",
      message: "the digest's tokens were used up",
      isModelDown: false,
    });
    expect(requests).toHaveLength(2);
  });

  test("include what the digest has cost before", async () => {
    const { pen } = open([answered()], { tokens: 1000, spent: 950 });
    expect(await ask(pen)).toMatchObject({ kind: "closed" });
  });

  test("are counted once, also of answers that cannot be used; by an estimate where none are told", async () => {
    const { pen } = open([
      answered(100, 20),
      { kind: "malformed", message: "", usage: { inputTokens: 50, outputTokens: 5 } },
      { kind: "cut-off" },
    ]);
    await ask(pen);
    await ask(pen);
    expect(pen.takeUsage()).toEqual({ inputTokens: 150, outputTokens: 25 });
    expect(pen.takeUsage()).toEqual({ inputTokens: 0, outputTokens: 0 });
    await ask(pen);
    expect(pen.takeUsage().inputTokens).toBe(estimateTokens("sp"));
  });

  test("that were reserved are given back as far as they were not used", () => {
    const budget = openBudget(100, 0);
    expect(budget.reserve(60)).toBe(true);
    expect(budget.reserve(60)).toBe(false);
    budget.settle(60, { inputTokens: 10, outputTokens: 10 });
    expect(budget.reserve(80)).toBe(true);
    expect(budget.reserve(1)).toBe(false);
  });

  test("are rather estimated too many than too few", () => {
    expect(estimateTokens("灯笼实验室发布了一个模型")).toBeGreaterThanOrEqual(12);
    expect(estimateTokens("word ".repeat(300))).toBeGreaterThanOrEqual(300);
  });
});
