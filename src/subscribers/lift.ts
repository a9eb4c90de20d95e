/** Lifting a suppression that a person of ours made by hand. What readers and their servers said holds for good. */
import type { Desk } from "../desk.ts";
import { hashAddress } from "./address.ts";
import { forgetSuppression } from "./store.ts";

/**
 * Lets an address in its normal form sign up again; answers whether a suppression by hand was there. What it ended
 * stays ended: nobody is subscribed by it.
 */
export async function lift({ db, settings, log }: Pick<Desk, "db" | "settings" | "log">, email: string) {
  const isLifted = await forgetSuppression(db, await hashAddress(email, settings.addressKey), "hand");
  if (isLifted) log.info("subscribers.lifted");
  return isLifted;
}
