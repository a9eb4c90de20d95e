/** A desk for edge tests: real databases and the real mail stand-in, a clock that stands still, queues that only note, no limits of the rate. */
import { env } from "cloudflare:workers";
import { openDesk, type Desk } from "../../src/desk.ts";
import type { Job } from "../../src/jobs.ts";

export const NOON = new Date("2026-03-25T04:00:00Z");

export type Noted = { desk: Desk; sent: Job[]; setNow: (now: Date) => void };

/** A desk at noon in Shanghai, the jobs that were sent from it, and a hand on its clock. */
export function openTestDesk(changes: Partial<Desk> = {}): Noted {
  const sent: Job[] = [];
  let now = NOON;
  const note = {
    send: async (body: Job) => void sent.push(body),
    sendBatch: async (messages: Iterable<{ body: Job }>) =>
      void sent.push(...[...messages].map(({ body }) => body)),
  };
  const desk: Desk = {
    ...openDesk(env),
    queues: { gather: note, deliver: note, events: note } as unknown as Desk["queues"],
    now: () => now,
    pause: async (ms) => void (now = new Date(now.getTime() + ms)),
    log: { info: () => {}, error: () => {} },
    maySignUp: async () => true,
    maySignUpAddress: async () => true,
    mayLogIn: async () => true,
    mayCall: async () => true,
    ...changes,
  };
  return { desk, sent, setNow: (at) => (now = at) };
}
