/** What the form of a message says, whatever its words: the room it takes, whom it names, who speaks. */
import { isHan } from "../lib/script.ts";
import { urlsOf } from "./clean.ts";
import { namesOf } from "./names.ts";

/** A Han character says as much as so many Latin ones. */
const DENSITY = 2.5;
/** The length, in Latin characters, of a message that says neither little nor much. */
const USUAL_LENGTH = 120;
const BRIEF = 45;
const MOST_NAMES = 6;

/** A handle that is a product's, a lab's or a paper's: they announce, people chat. */
const ORGANISATION =
  /(?:labs?|ai|hq|app|api|devs?|research|cloud|official|studio|news|daily|team|platform|engineering)(?:_|$)|^(?:ai|official|team|get|try)_|^(?:google|openai|anthropic|claude|chatgpt|gemini|meta|microsoft|nvidia|apple|amazon|aws|mistral|deepseek|qwen|alibaba|kimi|moonshot|zhipu|minimax|baidu|tencent|huggingface|cursor|vercel|replit|github|perplexity|grok|figma|notion|stripe|cloudflare|supabase|ollama|langchain|runway|midjourney|elevenlabs|cohere|stability|databricks)/i;

/** Points per unit of each: fitted, see newsworthiness.ts. */
const POINTS = {
  /** Per doubling of the room. */
  length: 0.8,
  brief: -1.6,
  /** Per name. */
  names: 0.15,
  "no link": -0.3,
  reply: -1,
  "lower case": -0.15,
  exclaims: -0.2,
  organisation: 0.7,
};

type Message = { handle: string | null; raw: string; text: string; announces: boolean };

/**
 * The points of a message's form; text is what raw says without what X hangs around it. One that announces may be
 * brief: "X is out" says all.
 */
export function weighShape({ handle, raw, text, announces }: Message): Record<string, number> {
  const room = Math.max(1, text.length * (isHan(text) ? DENSITY : 1));
  const units: Record<keyof typeof POINTS, number> = {
    length: Math.max(-3, Math.min(1.5, Math.log2(room / USUAL_LENGTH))),
    brief: Number(room < BRIEF && !announces),
    names: Math.min(namesOf(text).length, MOST_NAMES),
    "no link": Number(urlsOf(raw).length === 0),
    reply: Number(/^\s*\.?@\w/.test(raw)),
    // and no name that begins so: "iPhone", "v0"
    "lower case": Number(/^[a-z]/.test(text) && !/^[a-z]+[A-Z\d]/.test(text)),
    exclaims: Number((text.match(/[!！]/g) ?? []).length > 1),
    organisation: Number(ORGANISATION.test(handle ?? "")),
  };
  return Object.fromEntries(
    (Object.keys(POINTS) as (keyof typeof POINTS)[]).map((name) => [name, POINTS[name] * units[name]]),
  );
}
