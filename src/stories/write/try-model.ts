/** Trying a model before it is kept: one call, with the question that every story is asked with, about an invented post. */
import { findModelUrlFault } from "../../lib/model-url.ts";
import type { Newsletter } from "../../newsletters/store.ts";
import type { StoryPost } from "../post.ts";
import { draftSchema } from "./draft.ts";
import { openKept, type KeptModel } from "./kept-model.ts";
import { systemPrompt, userPrompt } from "./prompt.ts";

const TRY_MS = 30_000;
/** As for a story. */
const OUTPUT_TOKENS = 2_000;

const POST: StoryPost = {
  id: 1,
  key: "https://lab.example/beacon",
  url: "https://lab.example/beacon",
  author: "Harbour Lab",
  handle: null,
  title: "Harbour Lab releases Beacon 2",
  text: "Harbour Lab releases Beacon 2, a model of 8 billion parameters for reading tide tables. It is 30% faster than Beacon 1. Its weights are free for research. Harbour Lab says that two port authorities use it.",
  language: "en",
  publishedAt: new Date(0),
  sourceIds: [],
  weight: 1,
};

export type Tried =
  | { kind: "answers"; headline: string; tokens: number }
  | { kind: "failed"; reason: string };

/** Answers what it wrote, or why it can't be used: the address, the key, its answer's shape. */
export async function tryModel(model: KeptModel, language: Newsletter["language"]): Promise<Tried> {
  const fault = findModelUrlFault(model.baseUrl);
  if (fault) return { kind: "failed", reason: `The address ${fault}` };
  const answer = await openKept(model).write({
    system: systemPrompt(language),
    prompt: userPrompt([POST], language),
    schema: draftSchema,
    schemaName: "story",
    maxOutputTokens: OUTPUT_TOKENS,
    timeoutMs: TRY_MS,
  });
  switch (answer.kind) {
    case "answered": {
      const { inputTokens = 0, outputTokens = 0 } = answer.usage ?? {};
      return { kind: "answers", headline: answer.value.headline, tokens: inputTokens + outputTokens };
    }
    case "cut-off":
      return { kind: "failed", reason: "Its answer was longer than a story may be" };
    case "malformed":
    case "refused":
    case "failed":
      return { kind: "failed", reason: answer.message };
  }
}
