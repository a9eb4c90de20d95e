/** The answer of a chat completion in OpenAI's shape, its tokens counted and its limit kept. */
import type { Fault } from "./faults.ts";
import type { ChatRequest } from "./read-request.ts";

export type Usage = { prompt_tokens: number; completion_tokens: number; total_tokens: number };

export type Completion = {
  id: string;
  object: "chat.completion";
  created: number;
  model: string;
  choices: {
    index: 0;
    message: { role: "assistant"; content: string };
    finish_reason: "stop" | "length" | "content_filter";
  }[];
  usage: Usage;
};

/** About what tokenizers make of it: a token for each letter of Chinese, and for four of the others. */
function countTokens(text: string): number {
  const wide = text.match(/[^\p{ASCII}]/gu)?.length ?? 0;
  return Math.ceil(wide + (text.length - wide) / 4);
}

export function complete(
  { model, system, prompt, maxTokens }: ChatRequest,
  content: string,
  fault: Fault | undefined,
  call: { id: string; at: Date },
): Completion {
  const whole = (fault && SHAPES[fault.kind]?.(content)) ?? content;
  const isCut = fault?.kind === "truncated" || countTokens(whole) > maxTokens;
  const said = isCut ? whole.slice(0, Math.min(whole.length / 2, maxTokens)) : whole;
  const read = countTokens(system + prompt);
  const written = countTokens(said);
  return {
    id: call.id,
    object: "chat.completion",
    created: Math.floor(call.at.getTime() / 1000),
    model,
    choices: [
      {
        index: 0,
        message: { role: "assistant", content: said },
        finish_reason: isCut ? "length" : fault?.kind === "filtered" ? "content_filter" : "stop",
      },
    ],
    usage: { prompt_tokens: read, completion_tokens: written, total_tokens: read + written },
  };
}

const SHAPES: Partial<Record<Fault["kind"], (content: string) => string>> = {
  malformed: (content) => content.slice(0, content.length / 2),
  empty: () => "",
  filtered: () => "",
  fenced: (content) => `Here is the story:\n\`\`\`json\n${content}\n\`\`\``,
  thinking: (content) => `<think>\nThe posts say {"headline": "…"}, so I tell them.\n</think>\n${content}`,
};
