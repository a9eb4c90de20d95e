/**
 * The model within the bounds of one digest: its tokens, its time, and no more calls once it has failed in a row. All
 * stories of the digest ask through one pen.
 */
import { pause } from "../../lib/pause.ts";
import type { Generated, Model, Usage } from "../../providers/model.ts";
import { estimateTokens, openBudget } from "./budget.ts";
import { draftSchema, type ModelDraft } from "./draft.ts";

/** A story takes seconds; who takes longer than this is stuck. */
const CALL_MS = 45_000;
const MOST_ATTEMPTS = 3;
/** A question that has taken so long is not asked again. */
const RETRY_WITHIN_MS = 60_000;
const FIRST_PAUSE_MS = 1_000;
/** Who says to come back later than this is not waited for. */
const LONGEST_PAUSE_MS = 30_000;
/** So many questions without an answer, one after the other, and the model is left alone. */
const FAILURES_IN_A_ROW = 3;

export type Question = { system: string; prompt: string; maxOutputTokens: number };
/** closed: the model was not asked, as it had failed or been slow before (isModelDown), or the digest's tokens are spent. */
export type Reply = Generated<ModelDraft> | { kind: "closed"; message: string; isModelDown: boolean };

export type Pen = {
  ask(question: Question): Promise<Reply>;
  /** What was used since this was asked last. */
  takeUsage(): Usage;
};

/** Bound by the moment when the digest must go on, and by the tokens that it has used before. */
export function openPen(model: Model, now: () => Date, bounds: { until: Date; spentTokens: number }): Pen {
  const leftMs = () => bounds.until.getTime() - now().getTime();
  // the clock of a desk may stand still; this one does not
  const stop = AbortSignal.timeout(Math.max(0, leftMs()));
  const budget = openBudget(model.tokensPerDigest, bounds.spentTokens);
  let failures = 0;
  let used: Usage = { inputTokens: 0, outputTokens: 0 };

  async function call(question: Question): Promise<Reply> {
    const input = estimateTokens(question.system + question.prompt);
    const reserved = input + question.maxOutputTokens;
    if (failures >= FAILURES_IN_A_ROW) return closed("the model had failed in a row");
    if (stop.aborted || leftMs() <= 0) return closed("there was no time left");
    if (!budget.reserve(reserved)) return closed("the digest's tokens were used up", false);
    const reply = await model.write({
      ...question,
      schema: draftSchema,
      schemaName: "story",
      timeoutMs: Math.min(CALL_MS, Math.max(1, leftMs())),
      signal: stop,
    });
    // who gives no usage is counted by the estimate, who gives no answer is not
    const unknown = reply.kind === "failed" ? { inputTokens: 0, outputTokens: 0 } : guess(input, reply);
    const usage = reply.usage ?? unknown;
    budget.settle(reserved, usage);
    used = {
      inputTokens: used.inputTokens + usage.inputTokens,
      outputTokens: used.outputTokens + usage.outputTokens,
    };
    return reply;
  }

  return {
    async ask(question) {
      const startedAt = now().getTime();
      for (let attempt = 1; ; attempt += 1) {
        const reply = await call(question);
        if (reply.kind === "closed") return reply;
        if (reply.kind !== "failed") {
          failures = 0;
          return reply;
        }
        const pauseMs =
          reply.retryAfterSeconds === undefined
            ? FIRST_PAUSE_MS * 2 ** (attempt - 1)
            : reply.retryAfterSeconds * 1000;
        const isWorthIt =
          reply.isRetryable &&
          attempt < MOST_ATTEMPTS &&
          pauseMs <= Math.min(LONGEST_PAUSE_MS, leftMs()) &&
          now().getTime() - startedAt < RETRY_WITHIN_MS;
        if (!isWorthIt) {
          failures += 1;
          return reply;
        }
        await pause(pauseMs, stop);
      }
    },
    takeUsage() {
      const taken = used;
      used = { inputTokens: 0, outputTokens: 0 };
      return taken;
    },
  };
}

const closed = (message: string, isModelDown = true): Reply => ({ kind: "closed", message, isModelDown });

const guess = (inputTokens: number, reply: Generated<ModelDraft>): Usage => ({
  inputTokens,
  outputTokens: reply.kind === "answered" ? estimateTokens(JSON.stringify(reply.value)) : 0,
});
