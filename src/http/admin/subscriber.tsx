/** One person: what they wish for and agreed to, what is held of them, and what an operator may do. */
import { Hono } from "hono";
import { hashAddress, normaliseAddress } from "../../subscribers/address.ts";
import { eraseSubscriber } from "../../subscribers/erase.ts";
import { lift } from "../../subscribers/lift.ts";
import { personOf } from "../../subscribers/person.ts";
import { findSubscriber, findSuppression, type Subscriber } from "../../subscribers/store.ts";
import { suppress } from "../../subscribers/suppress.ts";
import { wordsOf } from "../../subscribers/wordings.ts";
import type { Door, DoorContext } from "../door.ts";
import { readForm, textOf } from "../form.ts";
import { noteChange } from "../note-change.ts";
import { SubscriberPage, type Mailed } from "../pages/admin/subscriber.tsx";
import { adminPage, goOn } from "./page.tsx";
import { say } from "./say.ts";
import {
  findBounces,
  findConsents,
  findLateMailings,
  findPersonRow,
  findWishesNamed,
  type LateMailing,
} from "./subscribers-store.ts";

export const subscriber = new Hono<Door>()
  .get("/subscribers/:id{\\d+}", (c) => show(c))
  /** All that is held of the person, as they would be given it. */
  .post("/subscribers/:id{\\d+}/data", (c) =>
    withPerson(c, async ({ id, email }) => {
      const person = await personOf(c.env, email);
      await noteChange(c, { verb: "subscriber.export", subject: `subscriber/${id}` });
      return c.body(JSON.stringify(person, null, 2), 200, {
        "content-type": "application/json; charset=utf-8",
        "content-disposition": `attachment; filename="subscriber-${id}.json"`,
      });
    }),
  )
  /** Looks through all chunks of the last two days: not on every visit. */
  .post("/subscribers/:id{\\d+}/mails", (c) =>
    withPerson(c, async ({ email }) => show(c, { mailed: (await personOf(c.env, email))?.mailings ?? [] })),
  )
  .post("/subscribers/:id{\\d+}/suppress", (c) =>
    withPerson(c, async ({ id, email }) => {
      await suppress(c.env, email, "hand");
      await noteChange(c, { verb: "subscriber.suppress", subject: `subscriber/${id}` });
      return goOn(c, pathOf(id), "suppressed");
    }),
  )
  .post("/subscribers/:id{\\d+}/lift", (c) =>
    withPerson(c, async ({ id, email }) => {
      if (!(await lift(c.env, email))) return goOn(c, pathOf(id), "out-of-date");
      await noteChange(c, { verb: "subscriber.lift", subject: `subscriber/${id}` });
      return goOn(c, pathOf(id), "lifted");
    }),
  )
  .post("/subscribers/:id{\\d+}/erase", (c) =>
    withPerson(c, async (person) => {
      const typed = textOf(await readForm(c), "confirmation");
      if (normaliseAddress(typed) !== person.email)
        return show(c, { typed, fault: say(c, "This is not the person's address.", "与此人的地址不符。") });
      await eraseSubscriber(c.env, person);
      await noteChange(c, { verb: "subscriber.erase", subject: `subscriber/${person.id}` });
      return goOn(c, "/admin/subscribers", "erased");
    }),
  );

const pathOf = (id: number) => `/admin/subscribers/${id}`;

async function withPerson(
  c: DoorContext,
  work: (person: Subscriber) => Promise<Response>,
): Promise<Response> {
  const person = await findSubscriber(c.env.db, Number(c.req.param("id")));
  return person ? work(person) : c.notFound();
}

async function show(
  c: DoorContext,
  { typed = "", fault, mailed = null }: { typed?: string; fault?: string; mailed?: Mailed[] | null } = {},
): Promise<Response> {
  const { db, settings } = c.env;
  const row = await findPersonRow(db, Number(c.req.param("id")));
  if (!row) return c.notFound();
  const { id, email } = row.subscriber;
  const addressHash = await hashAddress(email, settings.addressKey);
  const [wishes, consents, suppression, bounces] = await Promise.all([
    findWishesNamed(db, id),
    findConsents(db, id),
    findSuppression(db, addressHash),
    findBounces(db, addressHash),
  ]);
  const subscriptions = wishes.map(({ wish, name }) => ({ ...wish, name: name ?? wish.newsletterId }));
  const mailings = await findLateMailings(
    db,
    subscriptions.map(({ newsletterId }) => newsletterId),
  );
  return adminPage(
    c,
    { title: email, room: "subscribers" },
    <SubscriberPage
      subscriber={row.subscriber}
      preferences={row.preferences}
      addressChange={row.addressChange}
      subscriptions={subscriptions}
      consents={consents.map((consent) => ({ ...consent, words: wordsOf(consent.consent) }))}
      suppression={suppression ?? null}
      bouncedAt={bounces.map(({ occurredAt }) => occurredAt)}
      mailings={mailings
        .filter((mailing) => wasReader(subscriptions, mailing))
        .map((mailing) => ({ ...mailing, createdAt: new Date(mailing.createdAt) }))}
      mailed={mailed}
      typed={typed}
      fault={fault}
    />,
    fault === undefined ? 200 : 422,
  );
}

/** Whether the newsletter's mails came to the person when a mailing began. */
function wasReader(
  wishes: { newsletterId: string; confirmedAt: Date | null; endedAt: Date | null }[],
  { newsletterId, createdAt }: LateMailing,
): boolean {
  const wish = wishes.find((one) => one.newsletterId === newsletterId);
  if (!wish?.confirmedAt || wish.confirmedAt.getTime() > createdAt) return false;
  return wish.endedAt === null || wish.endedAt.getTime() > createdAt;
}
