/** Writes that bear an Idempotency-Key are made once: their repeat is given the answer that the first was given. */
import { createMiddleware } from "hono/factory";
import { encodeBase64Url } from "../../lib/base64url.ts";
import { beginCall, endCall, type Begun } from "../../operators/answers.ts";
import type { Door, DoorContext } from "../door.ts";
import { callerOf } from "./authenticate.ts";

/** A key is a string of printable ASCII, quoted as the draft wants it, or bare as many clients send it. */
const KEY = /^"([\u0020\u0021\u0023-\u007e]{1,255})"$|^([\u0021\u0023-\u007e]{1,255})$/;
const REPLAYED = "idempotent-replayed";
const TOO_LONG = { note: "The call was made before; its answer was too long to be kept" };

/** Behind authenticate. */
export const answerOnce = createMiddleware<Door>(async (c, next) => {
  const header = c.req.header("idempotency-key");
  if (header === undefined) return next();
  const [, quoted, bare] = KEY.exec(header.trim()) ?? [];
  const key = quoted ?? bare;
  if (key === undefined)
    return c.json({ error: "Idempotency-Key must be 1 to 255 printable characters" }, 400);
  const claim = { tokenId: callerOf(c).id, key };
  const begun = await beginCall(c.env, claim, await hashCall(c));
  if (begun.kind !== "first") return answerWithout(c, begun);
  await next();
  const { status } = c.res;
  await endCall(c.env, claim, begun.askedAt, { status, body: await c.res.clone().text() });
});

function answerWithout(c: DoorContext, begun: Exclude<Begun, { kind: "first" }>) {
  switch (begun.kind) {
    case "again":
      c.header(REPLAYED, "true");
      return c.body(begun.body ?? JSON.stringify(TOO_LONG), begun.status as 200, {
        "content-type": "application/json",
      });
    case "running":
      return c.json({ error: "The call with this Idempotency-Key is still being answered" }, 409);
    case "other":
      return c.json({ error: "This Idempotency-Key was used for another call" }, 422);
  }
}

/** Of all that the call says. The body is read once, and kept by hono for the route. */
async function hashCall(c: DoorContext): Promise<string> {
  const { pathname, search } = new URL(c.req.url);
  const start = new TextEncoder().encode(
    [c.req.method, pathname + search, c.req.header("content-type") ?? "", ""].join("\n"),
  );
  const body = new Uint8Array(await c.req.arrayBuffer());
  const call = new Uint8Array(start.length + body.length);
  call.set(start);
  call.set(body, start.length);
  return encodeBase64Url(new Uint8Array(await crypto.subtle.digest("SHA-256", call)));
}
