/** What a sign-up form carries, wherever it stands. */
import { currentWording } from "../subscribers/wordings.ts";
import { signTicket } from "../subscribers/ticket.ts";
import type { DoorContext, Language } from "./door.ts";
import type { PageForm } from "./pages/props.ts";

/** A form of this moment at a place: a path of ours, or `embed` or `form` and a host. */
export const formAt = async (
  { env: { settings, now } }: Pick<DoorContext, "env">,
  language: Language,
  place: string,
  action = "/subscribe",
): Promise<PageForm> => ({
  action,
  place,
  ticket: await signTicket(settings, now()),
  wording: currentWording(language),
});
