/** Signs in the words of a text that it tells news, or that it is talk. */
import type { Sign } from "./sign.ts";
import { SIGNS_OF_NEWS } from "./signs-of-news.ts";
import { SIGNS_OF_TALK } from "./signs-of-talk.ts";

/** Signs of news that speak of a field and not yet of an event in it. */
const TELL_NO_EVENT = new Set(["feature", "duration", "method", "steps", "subject", "source"]);

/** The signs that a text tells news, and their points. */
export function findNews(text: string): Record<string, number> {
  return pointsOf(SIGNS_OF_NEWS, text);
}

/** The signs that a text is talk, and their points. */
export function findTalk(text: string): Record<string, number> {
  return pointsOf(SIGNS_OF_TALK, text);
}

/** Whether any of the signs speaks of an event. */
export function tellsEvent(signs: Record<string, number>): boolean {
  return Object.keys(signs).some((name) => !TELL_NO_EVENT.has(name));
}

/** Whether a text opens with what happened: then it may be as brief as it likes. */
export function announces(signs: Record<string, number>): boolean {
  return ["announces", "happens", "发布"].some((name) => name in signs);
}

function pointsOf(signs: readonly Sign[], text: string): Record<string, number> {
  const found = signs.filter(({ pattern }) => pattern.test(text));
  return Object.fromEntries(found.map(({ name, points }) => [name, points]));
}
