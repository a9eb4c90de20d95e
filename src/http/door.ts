import type { Context } from "hono";
import type { Actor } from "../db/audit.ts";
import type { Desk } from "../desk.ts";
import type { Caller } from "../operators/caller.ts";

/**
 * What every route is given: the desk, as hono's bindings. What it tells the headers: where a page needs more. And who
 * the operator is, where one was let in: with what proves that a form of the admin is theirs, or with what the token of
 * the API may do.
 */
export type Door = {
  Bindings: Desk;
  Variables: { allowed?: Allowed; actor?: Actor; csrf?: string; caller?: Caller };
};

export type Allowed = {
  /** Whether our own script may run. */
  ownScript?: boolean;
  /** Whose script may run, and whose frame be shown. */
  turnstileOrigin?: string;
  /** Whose pages may show this one in a frame. */
  framedBy?: string[];
  /** Whether it shows pages of ours in a frame. */
  framesOwn?: boolean;
  /** A mail that is looked at: its styles stand in its elements, and nothing of it runs, or leads the page away. */
  isMail?: boolean;
};

export type DoorContext = Context<Door>;

export type Language = "zh-CN" | "en";

/** The language of a page that belongs to no newsletter: asked for by ?language=, else what the browser prefers. */
export function languageOf(c: DoorContext): Language {
  const asked = c.req.query("language") ?? c.req.header("accept-language") ?? "zh-CN";
  return /^\s*(?:zh|\*)/i.test(asked) ? "zh-CN" : "en";
}

/** The language that a form brings along, else the page's. */
export function languageIn(form: FormData, c: DoorContext): Language {
  const asked = form.get("language");
  return asked === "en" || asked === "zh-CN" ? asked : languageOf(c);
}
