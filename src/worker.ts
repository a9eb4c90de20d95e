/** The Worker: its doors, wired, and nothing else. */
import { tick } from "./cron.ts";
import { openDesk } from "./desk.ts";
import type { Env } from "./env.ts";
import { app } from "./http/app.ts";
import { consume } from "./queue.ts";

export { Press } from "./press.ts";

export default {
  fetch: (request, env, ctx) => app.fetch(request, openDesk(env, ctx), ctx),
  // cron passes its scheduled time: a late tick is worked off as if it had come on time
  scheduled: ({ scheduledTime }, env) => tick({ ...openDesk(env), now: () => new Date(scheduledTime) }),
  queue: (batch, env, ctx) => consume(openDesk(env, ctx), batch),
} satisfies ExportedHandler<Env>;
