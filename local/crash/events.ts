/** What the provider tells the webhook afterwards: signed, at least once, in no order, and told again until it is taken. */
import { Webhook } from "standardwebhooks";
import type { Hono } from "hono";
import type { Desk } from "../../src/desk.ts";
import type { Door } from "../../src/http/door.ts";
import { buildEvent } from "../resend/build-event.ts";
import type { ReceivedEmail } from "../resend/email.ts";
import { WEBHOOK_SECRET } from "./desk.ts";
import type { Random } from "./random.ts";

const MOST_TRIES = 6;
const FATES: { type: string; bounce?: string }[][] = [
  [{ type: "email.sent" }, { type: "email.delivered" }],
  [{ type: "email.delivered" }, { type: "email.opened" }, { type: "email.clicked" }],
  [{ type: "email.delivered" }, { type: "email.complained" }],
  [{ type: "email.bounced", bounce: "Permanent" }],
  [{ type: "email.bounced", bounce: "Transient" }],
];

export type Told = {
  id: string;
  type: string;
  bounce: string | null;
  to: string;
  /** The subject of its mailing. */
  mailing: string;
  /** Whether the webhook has taken it at least once. */
  isTaken: boolean;
};

type Scene = {
  random: Random;
  clock: { now(): number };
  /** How many emails something is told about. */
  count: number;
  app: Hono<Door>;
  openDesk: () => Desk;
  at: (time: number, what: string, run: () => unknown) => void;
  start: (
    name: string,
    run: () => Promise<unknown>,
    ends: { onEnd?: (error?: unknown) => void; onKilled?: () => void },
  ) => Promise<void>;
};

export function openEvents({ random, clock, count, app, openDesk, at, start }: Scene) {
  const told: Told[] = [];
  let left = count;

  /** Plans the events of an accepted email, for the first few. */
  function follow(email: ReceivedEmail): void {
    if (left === 0) return;
    left -= 1;
    for (const { type, bounce = null } of random.pick(FATES)) {
      const [to = ""] = email.to;
      const event = {
        id: `msg_${told.length + 1}`,
        type,
        bounce,
        to,
        mailing: email.subject,
        isTaken: false,
      };
      told.push(event);
      const occurredAt = new Date(clock.now());
      const copies = random.chance(0.2) ? 2 : 1;
      for (let copy = 0; copy < copies; copy += 1)
        at(clock.now() + random.between(1, 3_600_000), `${type} is told`, () =>
          tell(event, email, occurredAt, 1),
        );
    }
  }

  function tell(event: Told, email: ReceivedEmail, occurredAt: Date, tries: number): Promise<void> {
    const again = () => {
      if (tries < MOST_TRIES)
        at(clock.now() + 5000 * 2 ** tries, `${event.type} is told again`, () =>
          tell(event, email, occurredAt, tries + 1),
        );
    };
    let status = 0;
    return start(
      `webhook ${event.id}`,
      async () => {
        const data = event.bounce === null ? {} : { bounce: { type: event.bounce } };
        const body = JSON.stringify(buildEvent(event.type, email, occurredAt, data));
        const sentAt = new Date(clock.now());
        const headers = {
          "content-type": "application/json",
          "svix-id": event.id,
          "svix-timestamp": String(Math.floor(sentAt.getTime() / 1000)),
          "svix-signature": new Webhook(WEBHOOK_SECRET).sign(event.id, sentAt, body),
        };
        ({ status } = await app.request("/webhooks/resend", { method: "POST", headers, body }, openDesk()));
        if (status < 300) event.isTaken = true;
      },
      { onEnd: () => status >= 300 && again(), onKilled: again },
    );
  }

  return { follow, told: () => told };
}
