/** The Worker's environment in a run: its bindings lead through the doors of the stage. */
import type { DatabaseSync } from "node:sqlite";
import { openDesk, type Desk } from "../../src/desk.ts";
import type { Env } from "../../src/env.ts";
import { openD1, type Lens } from "./d1.ts";
import { API_KEY } from "./provider.ts";
import { openProducer, type Post } from "./queues.ts";
import type { Stage } from "./stage.ts";

export const ADMIN_TOKEN = "crash-admin-token";
export const WEBHOOK_SECRET = "whsec_Y3Jhc2gtdGVzdC1zZWNyZXQtY3Jhc2g=";
export const ADDRESS_KEY = "Y3Jhc2gtYWRkcmVzcy1rZXktY3Jhc2gtYWRkcmVzcy1r";

type Bindings = {
  database: () => DatabaseSync;
  stage: Pick<Stage, "pass">;
  post: Post;
  lens?: Lens;
  note: (line: string) => void;
};

/** Opens a desk for each call, as worker.ts does. */
export function openWorkerDesk({ database, stage, post, lens, note }: Bindings): { openDesk: () => Desk } {
  const { pass } = stage;
  const search = openD1(database, pass);
  const env = {
    DB: openD1(database, pass, lens),
    SEARCH: search,
    GATHER: openProducer("gather", post, pass),
    DELIVER: openProducer("deliver", post, pass),
    EVENTS: openProducer("events", post, pass),
    PRESS: { create: () => pass("press", () => ({})) },
    SIGNUP_LIMIT: { limit: async () => ({ success: true }) },
    SIGNUP_ADDRESS_LIMIT: { limit: async () => ({ success: true }) },
    LOGIN_LIMIT: { limit: async () => ({ success: true }) },
    API_LIMIT: { limit: async () => ({ success: true }) },
    ENVIRONMENT: "local",
    PUBLIC_URL: "https://news.example",
    ADMIN_TOKEN,
    TOKEN_KEYS: "k1:Y3Jhc2gtdG9rZW4ta2V5LWNyYXNoLXRva2VuLWtleS1r",
    ADDRESS_KEY,
    RESEND_API_KEY: API_KEY,
    RESEND_WEBHOOK_SECRET: WEBHOOK_SECRET,
    RESEND_BASE_URL: "http://resend.invalid",
  } as unknown as Env;
  const say = (event: string, facts: object = {}) => note(`    ${event} ${JSON.stringify(facts)}`);
  return { openDesk: () => ({ ...openDesk(env), log: { info: say, error: say } }) };
}
