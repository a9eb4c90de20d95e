/** An account on X, as people name it: by its handle, its page, or a post of it. */
import { isXHost } from "../x-status.ts";

/** First words of X's own paths: no account has one as its handle. */
const TAKEN = new Set(
  "about account communities compose download explore following hashtag home i intent jobs login logout lists messages notifications oauth premium privacy rules search settings share signup tos topics verified who_to_follow".split(
    " ",
  ),
);
const HANDLE = /^\w{1,15}$/;

/** The handle, or undefined where it can be none. X takes letters, digits and _, at most 15. */
export const findHandle = (text: string): string | undefined =>
  HANDLE.test(text) && !TAKEN.has(text.toLowerCase()) ? text : undefined;

/** The handle of the account that a page of X is about; undefined for X's own pages and for other addresses. */
export function findXAccount(address: string): string | undefined {
  const url = URL.parse(address);
  if (!url || !isXHost(url.hostname)) return undefined;
  const first = url.pathname.split("/").find(Boolean) ?? "";
  if (first === "intent") return findHandle(url.searchParams.get("screen_name") ?? "");
  return findHandle(first.replace(/^@/, ""));
}

/** Where an account lives: the address of its source. */
export const accountUrl = (handle: string) => `https://x.com/${handle}`;
