/** A mailing that was frozen for so many readers, and what tests of it ask. */
import { chunks, mailings } from "../../src/db/schema.ts";
import { claimChunks, type ClaimRange } from "../../src/deliveries/claim-store.ts";
import { freeze } from "../../src/deliveries/freeze.ts";
import type { Desk } from "../../src/desk.ts";
import { NOON, openTestDesk } from "../support/desk.ts";
import { addDigest, addNewsletter, addSubscribers } from "../support/factories.ts";

const HOUR_MS = 3_600_000;
export const hoursOn = (hours: number) => new Date(NOON.getTime() + hours * HOUR_MS);

/** A published digest and its readers, not frozen yet. */
export async function openAudience(readers: number, changes: Parameters<typeof addNewsletter>[1] = {}) {
  const noted = openTestDesk();
  const { db } = noted.desk;
  const newsletter = await addNewsletter(db, { sendWithinHours: 48, ...changes });
  const added = await addSubscribers(db, newsletter.id, readers);
  const digest = await addDigest(db, newsletter.id);
  return { ...noted, db, newsletter, readers: added, digest };
}

export async function openMailing(readers: number, changes: Parameters<typeof addNewsletter>[1] = {}) {
  const world = await openAudience(readers, changes);
  const mailing = await freeze(world.desk, world.digest.id);
  if (!mailing) throw new Error("no mailing was frozen");
  return { ...world, mailing, range: { mailingId: mailing.id, from: 1, to: mailing.chunkCount } };
}

/** The first free chunk of a range, claimed by somebody who does nothing with it by itself. */
export async function claimOne({ db }: Desk, range: ClaimRange, now: Date, leasedUntil: Date) {
  const { claimed } = await claimChunks(db, range, { most: 1, now, leasedUntil });
  return claimed[0];
}

export const findMailing = ({ db }: Desk) => db.select().from(mailings).get();
export const findChunks = ({ db }: Desk) => db.select().from(chunks).orderBy(chunks.number);

export const eachOnce = (readers: { email: string }[]) =>
  Object.fromEntries(readers.map(({ email }) => [email, 1]));

/** Recipients that the mailing's counts and the rows of its chunks tell of alike, none forgotten. */
export async function findLost(desk: Desk): Promise<number> {
  const mailing = await findMailing(desk);
  if (!mailing) return 0;
  const { recipientCount, sentCount, refusedCount, droppedCount, unknownCount } = mailing;
  return recipientCount - sentCount - refusedCount - droppedCount - unknownCount;
}
