/** The operator's API of subscribers: how many there are, the list as CSV, all data held of one, and erasing one. */
import { Hono } from "hono";
import { findNewsletter, findNewsletters } from "../../newsletters/store.ts";
import { normaliseAddress } from "../../subscribers/address.ts";
import { erase } from "../../subscribers/erase.ts";
import { exportList } from "../../subscribers/export-list.ts";
import { EXPORT_STATUSES, type ExportStatus } from "../../subscribers/export-store.ts";
import { personOf } from "../../subscribers/person.ts";
import { suppress } from "../../subscribers/suppress.ts";
import type { Door } from "../door.ts";

const NOBODY = { error: "Nobody is known by this address" };

export const subscribers = new Hono<Door>()
  /** The list, streamed; of one newsletter (?newsletter=), of one status (?status=). */
  .get("/subscribers.csv", async (c) => {
    const { status, newsletter } = c.req.query();
    if (newsletter !== undefined && !(await findNewsletter(c.env.db, newsletter)))
      return c.json({ error: `There is no newsletter ${newsletter}` }, 404);
    if (status !== undefined && !isStatus(status))
      return c.json({ error: `status is one of ${EXPORT_STATUSES.join(", ")}` }, 422);
    const parts = exportList(c.env, { newsletterId: newsletter, status });
    return c.body(streamOf(parts), 200, {
      "content-type": "text/csv; charset=utf-8; header=present",
      "content-disposition": 'attachment; filename="subscribers.csv"',
    });
  })
  /** The active ones of each newsletter, from the kept counts. */
  .get("/subscribers/count", async (c) => {
    const newsletters = await findNewsletters(c.env.db);
    return c.json({
      newsletters: newsletters.map(({ id, name, subscriberCount }) => ({ id, name, subscriberCount })),
    });
  })
  .get("/subscribers", async (c) => {
    const email = normaliseAddress(c.req.query("address") ?? "");
    const person = email && (await personOf(c.env, email));
    return person ? c.json(person) : c.json(NOBODY, 404);
  })
  /** Suppresses an address by hand, whether it is known or not: it is never written to again. */
  .put("/suppressions", async (c) => {
    const email = normaliseAddress(c.req.query("address") ?? "");
    if (!email) return c.json({ error: "address is no address that mail can reach" }, 422);
    await suppress(c.env, email, "hand");
    return c.json({ suppressed: true });
  })
  .delete("/subscribers", async (c) => {
    const email = normaliseAddress(c.req.query("address") ?? "");
    return email && (await erase(c.env, email)) ? c.json({ erased: true }) : c.json(NOBODY, 404);
  });

const isStatus = (text: string): text is ExportStatus =>
  (EXPORT_STATUSES as readonly string[]).includes(text);

/** Each part is made when it is asked for; one that fails breaks the answer off, so that it can't be taken for whole. */
function streamOf(parts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const next = await parts.next();
      if (next.done) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
    async cancel() {
      await parts.return(undefined);
    },
  });
}
