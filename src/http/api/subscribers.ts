/** The operator's API of subscribers: who they are, how many, the list as CSV, all data held of one, and erasing one. */
import * as z from "zod/mini";
import { findNewsletter, findNewsletters } from "../../newsletters/store.ts";
import { normaliseAddress } from "../../subscribers/address.ts";
import { erase } from "../../subscribers/erase.ts";
import { exportList } from "../../subscribers/export-list.ts";
import { EXPORT_STATUSES, type ExportStatus } from "../../subscribers/export-store.ts";
import { findListed } from "../../subscribers/listing-store.ts";
import { personOf } from "../../subscribers/person.ts";
import { suppress } from "../../subscribers/suppress.ts";
import { noteChange } from "../note-change.ts";
import { streamOf } from "../stream-of.ts";
import { noNewsletter } from "./newsletters.ts";
import { operation } from "./operation.ts";
import { answerPage, nextCursor } from "./paging.ts";
import { listedShape, personShape } from "./subscriber-shapes.ts";

const room = "Subscribers";
const NOBODY = { error: "Nobody is known by this address" };
const address = { address: { says: "The mail address", isRequired: true } } as const;

export const subscribers = [
  operation({
    id: "listSubscribers",
    method: "get",
    path: "/subscribers/list",
    room,
    summary: "List the subscribers, with what they subscribed to",
    scope: "subscribers:read",
    isPaged: true,
    answers: {
      200: {
        says: "In the order of their ids, which are drawn at random",
        schema: z.object({ subscribers: z.array(listedShape), nextCursor }),
      },
    },
    run: (c) =>
      answerPage(c, {
        name: "subscribers",
        by: "number",
        find: (limit, after = 0) => findListed(c.env.db, limit, after),
        keyOf: ({ id }) => id,
      }),
  }),
  operation({
    id: "exportSubscribers",
    method: "get",
    path: "/subscribers.csv",
    room,
    summary: "Export the subscribers as CSV, streamed",
    scope: "subscribers:read",
    query: {
      newsletter: { says: "Only those of this newsletter" },
      status: { says: "Only those in this state", schema: z.enum(EXPORT_STATUSES) },
    },
    answers: { 200: { says: "The list", type: "text/csv" } },
    errors: { 404: "There is no such newsletter", 422: "There is no such status" },
    run: async (c) => {
      const { status, newsletter } = c.req.query();
      if (newsletter !== undefined && !(await findNewsletter(c.env.db, newsletter)))
        return noNewsletter(c, newsletter);
      if (status !== undefined && !isStatus(status))
        return c.json({ error: `status is one of ${EXPORT_STATUSES.join(", ")}` }, 422);
      const parts = exportList(c.env, { newsletterId: newsletter, status });
      return c.body(streamOf(parts), 200, {
        "content-type": "text/csv; charset=utf-8; header=present",
        "content-disposition": 'attachment; filename="subscribers.csv"',
      });
    },
  }),
  operation({
    id: "countSubscribers",
    method: "get",
    path: "/subscribers/count",
    room,
    summary: "Count the active subscribers of each newsletter",
    scope: "subscribers:read",
    answers: {
      200: {
        says: "From the kept counts",
        schema: z.object({
          newsletters: z.array(z.object({ id: z.string(), name: z.string(), subscriberCount: z.int() })),
        }),
      },
    },
    run: async (c) => {
      const newsletters = await findNewsletters(c.env.db);
      return c.json({
        newsletters: newsletters.map(({ id, name, subscriberCount }) => ({ id, name, subscriberCount })),
      });
    },
  }),
  operation({
    id: "getSubscriber",
    method: "get",
    path: "/subscribers",
    room,
    summary: "Show all data held of a person",
    scope: "subscribers:read",
    query: address,
    answers: { 200: { says: "All of it", schema: personShape } },
    errors: { 404: NOBODY.error },
    run: async (c) => {
      const email = normaliseAddress(c.req.query("address") ?? "");
      const person = email && (await personOf(c.env, email));
      return person ? c.json(person) : c.json(NOBODY, 404);
    },
  }),
  operation({
    id: "suppressAddress",
    method: "put",
    path: "/suppressions",
    room,
    summary: "Never write to an address again",
    says: "Whether it is known or not.",
    scope: "subscribers:write",
    query: address,
    answers: { 200: { says: "It is suppressed", schema: z.object({ suppressed: z.literal(true) }) } },
    errors: { 422: "It is no address that mail can reach" },
    run: async (c) => {
      const email = normaliseAddress(c.req.query("address") ?? "");
      if (!email) return c.json({ error: "address is no address that mail can reach" }, 422);
      await suppress(c.env, email, "hand");
      await noteChange(c, { verb: "subscriber.suppress", subject: "subscriber" });
      return c.json({ suppressed: true });
    },
  }),
  operation({
    id: "eraseSubscriber",
    method: "delete",
    path: "/subscribers",
    room,
    summary: "Erase a person",
    says: "What stays is a fingerprint of the address, so that no list brings it back.",
    scope: "subscribers:write",
    query: address,
    answers: { 200: { says: "The person is erased", schema: z.object({ erased: z.literal(true) }) } },
    errors: { 404: NOBODY.error },
    run: async (c) => {
      const email = normaliseAddress(c.req.query("address") ?? "");
      if (!email || !(await erase(c.env, email))) return c.json(NOBODY, 404);
      await noteChange(c, { verb: "subscriber.erase", subject: "subscriber" });
      return c.json({ erased: true });
    },
  }),
];

const isStatus = (text: string): text is ExportStatus =>
  (EXPORT_STATUSES as readonly string[]).includes(text);
