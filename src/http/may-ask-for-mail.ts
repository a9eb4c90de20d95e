/** Whether one more mail may be asked for: as seldom as sign-ups, by place and by address, whatever is known of either. */
import { hashAddress, normaliseAddress } from "../subscribers/address.ts";
import type { DoorContext } from "./door.ts";
import { networkIn } from "./network-in.ts";

/** From this place; to an address that was typed, where one was. */
export async function mayAskForMail(c: DoorContext, typed: string | null): Promise<boolean> {
  const { env } = c;
  if (!(await env.maySignUp(networkIn(c)))) return false;
  const email = typed === null ? undefined : normaliseAddress(typed);
  return !email || env.maySignUpAddress(await hashAddress(email, env.settings.addressKey));
}
