/**
 * The Worker that is measured: the real verbs in workerd on a local D1, driven by requests instead of queues so that
 * the time is theirs alone; and beside them what they are held against.
 */
import { sql } from "drizzle-orm";
import { Resend } from "resend";
import { freeze } from "../../../src/deliveries/freeze.ts";
import { reconcile } from "../../../src/deliveries/reconcile.ts";
import { findMailingOf } from "../../../src/deliveries/store.ts";
import { openDesk, type Desk } from "../../../src/desk.ts";
import { getDigest } from "../../../src/digests/find-digest.ts";
import { renderMail } from "../../../src/digests/render-mail.tsx";
import type { Env } from "../../../src/env.ts";
import { findNewsletter } from "../../../src/newsletters/store.ts";
import { consume } from "../../../src/queue.ts";
import { openAddressHasher } from "../../../src/subscribers/address.ts";
import { countD1, type Spent } from "./counted-d1.ts";
import { addIssue, ISSUE_ID, NEWSLETTER_ID } from "./issue.ts";

export { Press } from "../../../src/press.ts";

/** As many calls under way as src/deliveries/send.ts has. */
const FLOOR_LANES = 4;
/** Subscribers added in one statement. */
const SLICE = 10_000;
const BATCH = 100;

type Letter = { body: unknown };

export default {
  async fetch(request, env) {
    const url = new URL(request.url);
    const asked = (name: string) => Number(url.searchParams.get(name));
    const count = asked("count");
    const spent: Spent = { queries: 0, rowsRead: 0, rowsWritten: 0 };
    const letters: Letter[] = [];
    let messageCount = 0;
    const queue = {
      send: async (body: unknown) => void letters.push({ body }),
      sendBatch: async (list: Iterable<Letter>) => void letters.push(...list),
    };
    const plain = {
      ...openDesk(env),
      queues: { gather: queue, deliver: queue, events: queue } as unknown as Desk["queues"],
      log: {
        info: () => {},
        error: (event: string, facts?: object) => console.error(event, JSON.stringify(facts)),
      },
    };
    // counting takes time of its own: what is timed is not counted
    const counted = { ...plain, db: openDesk({ ...env, DB: countD1(env.DB, spent) }).db };

    async function take(desk: Desk, body: unknown): Promise<void> {
      messageCount += 1;
      const again = () => void letters.push({ body });
      const message = { id: "1", timestamp: new Date(), body, attempts: 1, ack: () => {}, retry: again };
      await consume(desk, { queue: "watchbell-deliver", messages: [message] } as unknown as MessageBatch);
    }

    async function workOff(desk: Desk): Promise<void> {
      for (let letter = letters.shift(); letter; letter = letters.shift()) await take(desk, letter.body);
    }

    switch (url.pathname) {
      case "/seed":
        await seed(env, count);
        break;
      case "/freeze": {
        await freeze(counted, ISSUE_ID);
        // what the freezing has put on the queue goes on with it; sending is measured apart
        const isFreeze = ({ body }: Letter) => (body as { kind: string }).kind === "freeze";
        while (letters.some(isFreeze)) {
          letters.splice(0, letters.length, ...letters.filter(isFreeze));
          await workOff(counted);
        }
        break;
      }
      case "/send": {
        const { id: mailingId } = (await findMailingOf(plain.db, ISSUE_ID)) ?? {};
        await take(plain, { kind: "send", mailingId, from: asked("from"), to: asked("to"), at: Date.now() });
        break;
      }
      case "/send-counted":
        // the wake-ups are found in the rows, as cron would
        await reconcile(counted);
        await workOff(counted);
        break;
      case "/close":
        await reconcile(plain);
        break;
      case "/floor":
        await postBare(env, openDesk(env), count);
        break;
      case "/sdk":
        await postBySdk(env, openDesk(env), count);
        break;
    }
    const mailing = await findMailingOf(plain.db, ISSUE_ID);
    const account = mailing && {
      status: mailing.status,
      sent: mailing.sentCount,
      recipients: mailing.recipientCount,
      reason: mailing.reason,
    };
    return Response.json({ ...spent, messageCount, account });
  },
} satisfies ExportedHandler<Env>;

/** Readers from…to with the hashes that sign-up and import keep with an address. */
async function readersOf(env: Env, from: number, to: number): Promise<[number, string, string][]> {
  const hash = await openAddressHasher(openDesk(env).settings.addressKey);
  return Promise.all(
    Array.from({ length: to - from + 1 }, async (_, at) => {
      const email = `reader${from + at}@inbox.example`;
      return [from + at, email, await hash(email)] as [number, string, string];
    }),
  );
}

/** Forgets what was there, and has so many subscribers and an issue to mail. */
async function seed(env: Env, count: number): Promise<void> {
  const { results } = await env.DB.prepare(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '%_cf_%' AND name NOT LIKE 'd1_%'",
  ).all<{ name: string }>();
  for (const { name } of results) await env.DB.prepare(`DELETE FROM "${name}"`).run();
  for (let from = 1; from <= count; from += SLICE) {
    const numbers = `WITH RECURSIVE n (id) AS (SELECT ${from} UNION ALL SELECT id + 1 FROM n WHERE id < ${Math.min(count, from + SLICE - 1)})`;
    await env.DB.batch([
      env.DB.prepare(
        `INSERT INTO subscribers (id, email, address_hash, language, created_at)
         SELECT value ->> 0, value ->> 1, value ->> 2, 'zh-CN', 0 FROM json_each(?1)`,
      ).bind(JSON.stringify(await readersOf(env, from, Math.min(count, from + SLICE - 1)))),
      env.DB.prepare(
        `${numbers} INSERT INTO subscriptions (newsletter_id, subscriber_id, status, requested_at, confirmed_at, consent)
         SELECT '${NEWSLETTER_ID}', id, 'active', 0, 0, 'bench' FROM n`,
      ),
    ]);
  }
  const { db } = openDesk(env);
  await addIssue(db, new Date());
  await db.run(sql`UPDATE newsletters SET subscriber_count = ${count}`);
}

async function renderIssue(desk: Desk, unsubscribeUrl: string) {
  const digest = await getDigest(desk, ISSUE_ID);
  const newsletter = await findNewsletter(desk.db, NEWSLETTER_ID);
  if (!newsletter) throw new Error("The bench has no newsletter");
  const rendering = await renderMail(digest, newsletter, {
    archiveUrl: "https://news.example/bench/issue",
    unsubscribeUrl,
    preferencesUrl: null,
    postalAddress: "1 Harbour Lane",
  });
  return { ...rendering, from: `${newsletter.senderName} <${newsletter.senderEmail}>` };
}

const TOKEN = "k1.dW5zdWJzY3JpYmUgMTIzNDU2IGhhcmJvdXI.0123456789abcdefghijklmnopqrstuvwxyzABCDEFG";

function emailOf(
  { from, subject, html, text }: Awaited<ReturnType<typeof renderIssue>>,
  to: string,
  url: string,
) {
  return {
    from,
    to,
    subject,
    html,
    text,
    headers: {
      "List-Unsubscribe": `<${url}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      "List-Id": "<bench.news.example>",
    },
    tags: [{ name: "mailing", value: "news-example-bench_20260325T0400Z" }],
  };
}

/** The floor: the same number of bytes, made once, posted in a bare loop. */
async function postBare(env: Env, desk: Desk, count: number): Promise<void> {
  const url = `https://news.example/unsubscribe?token=${TOKEN}`;
  const rendered = await renderIssue(desk, url);
  const emails = Array.from({ length: BATCH }, (_, at) =>
    emailOf(rendered, `reader${at}@inbox.example`, url),
  );
  const body = new TextEncoder().encode(JSON.stringify(emails));
  let left = Math.ceil(count / BATCH);
  async function lane(): Promise<void> {
    while (left > 0) {
      left -= 1;
      const headers = {
        authorization: "Bearer re_bench",
        "content-type": "application/json",
        "user-agent": "bench",
        "idempotency-key": `bench/${left}`,
      };
      const answer = await fetch(`${env.RESEND_BASE_URL}/emails/batch`, { method: "POST", headers, body });
      await answer.json();
    }
  }
  await Promise.all(Array.from({ length: FLOOR_LANES }, lane));
}

/** What a user of the SDK would write: render each, send a hundred at a time. */
async function postBySdk(env: Env, desk: Desk, count: number): Promise<void> {
  const resend = new Resend("re_bench", { baseUrl: env.RESEND_BASE_URL });
  for (let from = 0; from < count; from += BATCH) {
    const emails = [];
    for (let at = from; at < Math.min(count, from + BATCH); at += 1) {
      const url = `https://news.example/unsubscribe?token=${TOKEN}&reader=${at}`;
      emails.push(emailOf(await renderIssue(desk, url), `reader${at}@inbox.example`, url));
    }
    const { error } = await resend.batch.send(emails);
    if (error) throw new Error(error.message);
  }
}
