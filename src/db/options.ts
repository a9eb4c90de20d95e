/** What the admin's pages set in place of variables of the deployment. Everything is sealed: some of it is a secret. */
import { eq } from "drizzle-orm";
import { openSealedText, sealText } from "../lib/sealed-text.ts";
import type { Db } from "./client.ts";
import { options } from "./schema.ts";

type Kept = { db: Db; settings: { addressKey: Uint8Array } };

/** The text kept under a name; undefined where there is none, or it was sealed by another deployment. */
export async function findOption({ db, settings }: Kept, name: string): Promise<string | undefined> {
  const row = await db.select({ value: options.value }).from(options).where(eq(options.name, name)).get();
  return row && openSealedText(settings.addressKey, `option ${name}`, row.value);
}

export async function keepOption(
  { db, settings, now }: Kept & { now: () => Date },
  name: string,
  text: string,
): Promise<void> {
  const kept = {
    value: await sealText(settings.addressKey, `option ${name}`, text),
    changedAt: now(),
  };
  await db
    .insert(options)
    .values({ name, ...kept })
    .onConflictDoUpdate({ target: options.name, set: kept });
}

export const dropOption = ({ db }: Pick<Kept, "db">, name: string) =>
  db.delete(options).where(eq(options.name, name));
