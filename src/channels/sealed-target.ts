/** Targets as the database keeps them: sealed, so that a copy of it writes nowhere. */
import { openSealedText, sealText } from "../lib/sealed-text.ts";
import type { AnyTarget, Channel } from "./channel.ts";

const NAME = "channel";

/** Why a sealed target can't be opened. */
export const LOST = "Its address was sealed under another ADDRESS_KEY: give it anew.";

export const sealTarget = (key: Uint8Array, target: AnyTarget): Promise<string> =>
  sealText(key, NAME, JSON.stringify(target));

/** Undefined where it was sealed under another key. */
export async function openTarget(
  key: Uint8Array,
  { target }: Pick<Channel, "target">,
): Promise<AnyTarget | undefined> {
  const text = await openSealedText(key, NAME, target);
  return text === undefined ? undefined : (JSON.parse(text) as AnyTarget);
}
