/** Readers on their way in and out: what the edge tests of sign-up, confirmation and leaving begin with. */
import { eq } from "drizzle-orm";
import { newsletters, subscriptions } from "../../src/db/schema.ts";
import { openUnsubscribeSigner, signingKey } from "../../src/subscribers/links.ts";
import { signUp } from "../../src/subscribers/sign-up.ts";
import { openTestDesk } from "../support/desk.ts";
import { addNewsletter } from "../support/factories.ts";
import { findArrived } from "../support/inbox.ts";

export const READER = "mina@inbox.example";

const MINUTE_MS = 60_000;

/** A desk with two newsletters, and a person at the sign-up form. */
export async function openReader() {
  const noted = openTestDesk();
  const { desk } = noted;
  const { db } = desk;
  const harbour = await addNewsletter(db, { id: "harbour", name: "港口四时" });
  const daily = await addNewsletter(db, { id: "daily", name: "每日一钟" });
  const findStatus = async (newsletterId: string) => {
    const [row] = await db.select().from(subscriptions).where(eq(subscriptions.newsletterId, newsletterId));
    return row?.status;
  };
  return {
    ...noted,
    db,
    harbour,
    daily,
    ask: (newsletterIds = ["harbour"], address = READER) =>
      signUp(desk, { address, newsletterIds, language: "zh-CN", consent: "test" }),
    minutesOn: (minutes: number) => noted.setNow(new Date(desk.now().getTime() + minutes * MINUTE_MS)),
    findStatus,
    /** The kept counts of subscribers. */
    counts: async () => {
      const rows = await db.select().from(newsletters);
      return Object.fromEntries(rows.map(({ id, subscriberCount }) => [id, subscriberCount]));
    },
    unsubscribeToken: async (subscriberId: number, newsletterId: string) =>
      (await openUnsubscribeSigner(signingKey(desk.settings.tokenKeys)))(subscriberId, newsletterId),
  };
}

/** The tokens of the confirmation mails that arrived, in order. */
export async function findConfirmTokens(): Promise<string[]> {
  const arrived = await findArrived();
  return arrived.map(({ text }) => /\/confirm\?token=([\w.-]+)/.exec(text)?.[1] ?? "");
}

/** The token of the latest confirmation mail. */
export async function getConfirmToken(): Promise<string> {
  const token = (await findConfirmTokens()).at(-1);
  if (!token) throw new Error("no confirmation mail arrived");
  return token;
}
