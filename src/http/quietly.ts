/** Work behind an answer that was given before it: what breaks there is recorded where the operator looks. */
import { recordFailure } from "../db/failures.ts";
import type { Desk } from "../desk.ts";
import { messageOf } from "../providers/log.ts";
import { sendLetter, type LetterRequest } from "../subscribers/send-letter.ts";

/** Does the work and logs how it came out, under a name such as subscribers.link-asked. */
export async function quietly(desk: Desk, name: string, work: () => Promise<string>): Promise<void> {
  try {
    desk.log.info(name, { outcome: await work() });
  } catch (error) {
    await recordFailure(desk, "subscribers", `${name}: ${messageOf(error)}`);
  }
}

/** A letter behind an answer, where it is no part of what was asked for. */
export const greet = (desk: Desk, request: LetterRequest): Promise<void> =>
  quietly(desk, `subscribers.${request.letter}`, async () => (await sendLetter(desk, request)).kind);
