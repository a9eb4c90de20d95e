/** The operator's API of mailings: their accounts, a hand on them, and a digest sent to oneself. */
import { Hono } from "hono";
import { findAccount } from "../../deliveries/account.ts";
import { cancel } from "../../deliveries/cancel.ts";
import { decide } from "../../deliveries/decide.ts";
import { pauseMailing } from "../../deliveries/pause.ts";
import { resume } from "../../deliveries/resume.ts";
import { sendTest, TEST_LIMIT } from "../../deliveries/send-test.ts";
import { findDigestById } from "../../digests/store.ts";
import type { Door, DoorContext } from "../door.ts";

const DECISIONS = ["sent", "dropped", "again"] as const;

export const mailings = new Hono<Door>()
  /** The account: counts by reason, what is refused, what is unknown. */
  .get("/mailings/:id{\\d+}", async (c) => {
    const account = await findAccount(c.env, Number(c.req.param("id")));
    return account ? c.json(account) : c.json({ error: `There is no mailing ${c.req.param("id")}` }, 404);
  })
  .post("/mailings/:id{\\d+}/pause", async (c) =>
    (await pauseMailing(c.env, Number(c.req.param("id"))))
      ? c.json({ paused: true })
      : c.json({ error: "There is no such mailing that is being sent" }, 409),
  )
  /** Goes on with a mailing that was stopped, once its cause is mended, or paused. */
  .post("/mailings/:id{\\d+}/resume", async (c) => {
    switch (await resume(c.env, Number(c.req.param("id")))) {
      case "resumed":
        return c.json({ resumed: true });
      case "not-stopped":
        return c.json({ error: "There is no such mailing that is stopped or paused" }, 409);
      case "unbalanced":
        return c.json({ error: "Its account does not balance: it can only be cancelled" }, 409);
    }
  })
  .post("/mailings/:id{\\d+}/cancel", async (c) =>
    (await cancel(c.env, Number(c.req.param("id"))))
      ? c.json({ cancelled: true })
      : c.json({ error: "There is no such mailing that is not at its end" }, 409),
  )
  /** Decides about a chunk of which nobody knows whether it arrived: {"as": "sent" | "dropped" | "again"}. */
  .post("/mailings/:id{\\d+}/chunks/:number{\\d+}", async (c) => {
    const { id, number } = c.req.param();
    const as = (await readBody(c))?.["as"];
    const decision = DECISIONS.find((one) => one === as);
    if (!decision) return c.json({ error: 'The body is no {"as": "sent" | "dropped" | "again"}' }, 400);
    switch (await decide(c.env, Number(id), Number(number), decision)) {
      case "decided":
        return c.json({ decided: decision });
      case "not-unknown":
        return c.json({ error: `Mailing ${id} has no chunk ${number} that is unknown` }, 409);
      case "too-late":
        return c.json({ error: "It is too late to send it again" }, 409);
    }
  })
  /** Sends a digest to a few addresses, to look at: {"to": ["me@example.com"]}. */
  .post("/digests/:id{\\d+}/test", async (c) => {
    const id = Number(c.req.param("id"));
    const to = (await readBody(c))?.["to"];
    if (!isAddressList(to))
      return c.json({ error: `The body is no {"to": [1 to ${TEST_LIMIT} addresses]}` }, 400);
    if (!(await findDigestById(c.env.db, id))) return c.json({ error: `There is no digest ${id}` }, 404);
    return c.json({ sent: await sendTest(c.env, id, to) });
  });

async function readBody(c: DoorContext): Promise<Record<string, unknown> | undefined> {
  const body = await c.req.json<unknown>().catch(() => undefined);
  return typeof body === "object" && body !== null ? (body as Record<string, unknown>) : undefined;
}

const isAddressList = (to: unknown): to is string[] =>
  Array.isArray(to) &&
  to.length > 0 &&
  to.length <= TEST_LIMIT &&
  to.every((address) => typeof address === "string");
