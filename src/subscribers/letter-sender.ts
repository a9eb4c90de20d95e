/** Under whose name a letter to one person goes out, and whether it may. */
import type { Desk } from "../desk.ts";
import { findNewsletters, type Newsletter } from "../newsletters/store.ts";
import { hashAddress } from "./address.ts";
import { findBar, type Subscriber } from "./store.ts";
import { findWishes } from "./wish-store.ts";

export type LetterDesk = Pick<Desk, "db" | "mailer" | "settings" | "now" | "log">;

/** The sender of a newsletter that the person knows: of one they get, or got, before any other. */
export async function findSender(
  { db }: Pick<Desk, "db">,
  { id }: Pick<Subscriber, "id">,
): Promise<Newsletter | undefined> {
  const [wishes, newsletters] = await Promise.all([findWishes(db, id), findNewsletters(db)]);
  const known = ["active", "unsubscribed"].flatMap((status) =>
    wishes.filter((wish) => wish.status === status).map(({ newsletterId }) => newsletterId),
  );
  return newsletters.find(({ id }) => id === known[0]) ?? newsletters[0];
}

/** An address that bounced, complained or was barred by hand gets no letter, whoever asks. */
export const isBarred = async (
  { db, settings }: Pick<Desk, "db" | "settings">,
  email: string,
): Promise<boolean> => (await findBar(db, await hashAddress(email, settings.addressKey))) !== undefined;
