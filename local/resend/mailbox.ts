/** Every email that was accepted, in order, and what became of it. In memory: the stand-in forgets when it stops. */
import { randomUUID } from "node:crypto";
import { bareAddress } from "./address.ts";
import type { ReceivedEmail, SubmittedEmail } from "./email.ts";

/** A line of an email's story, for the person at the inbox: an event sent, an unsubscribing tried. */
export type Happening = { at: string; what: string; outcome: string };

export type Mailbox = {
  accept(email: SubmittedEmail, call: Pick<ReceivedEmail, "idempotencyKey" | "batchIndex">): ReceivedEmail;
  list(): ReceivedEmail[];
  /** Those to an address that contains the text, whatever its case. */
  search(to: string): ReceivedEmail[];
  find(id: string): ReceivedEmail | undefined;
  note(id: string, what: string, outcome: string): void;
  story(id: string): Happening[];
  /** The last word of its last event, delivered when none was sent. */
  lastEvent(id: string): string;
  clear(): void;
};

export function createMailbox(now: () => Date): Mailbox {
  const emails = new Map<string, ReceivedEmail>();
  const stories = new Map<string, Happening[]>();
  const story = (id: string) => stories.get(id) ?? [];
  return {
    accept(submitted, call) {
      const email = { id: randomUUID(), at: now().toISOString(), ...submitted, ...call };
      emails.set(email.id, email);
      return email;
    },
    list: () => [...emails.values()],
    search: (to) => [...emails.values()].filter((email) => email.to.some((one) => reads(one, to))),
    find: (id) => emails.get(id),
    note: (id, what, outcome) =>
      void stories.set(id, [...story(id), { at: now().toISOString(), what, outcome }]),
    story,
    lastEvent: (id) =>
      story(id)
        .findLast(({ what }) => what.startsWith("email."))
        ?.what.slice("email.".length) ?? "delivered",
    clear() {
      emails.clear();
      stories.clear();
    },
  };
}

const reads = (recipient: string, text: string): boolean =>
  bareOr(recipient).includes(bareOr(text.trim()).toLowerCase());

const bareOr = (text: string): string => bareAddress(text) ?? text;
