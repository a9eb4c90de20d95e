/** What a journey finds in the inbox of its world. */
import { expect } from "vitest";
import type { World } from "../../local/world.ts";

type Inbox = Pick<World, "resend">;

export const mailsTo = ({ resend }: Inbox, address: string) =>
  resend.emails().filter(({ to }) => to.includes(address));

/** The latest link mailed to an address that holds these words, as the text part has it; waited for. */
export async function findLink(world: Inbox, words: string, address: string): Promise<string> {
  const find = () =>
    mailsTo(world, address)
      .flatMap(({ text }) => text?.match(/https?:\/\/\S+/g) ?? [])
      .findLast((link) => link.includes(words));
  await expect.poll(find, { timeout: 60_000 }).toBeTruthy();
  return find() ?? "";
}
