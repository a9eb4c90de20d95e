/** What the edge tests' Worker has on top of its own bindings. */
import type { D1Migration } from "cloudflare:test";
import type * as worker from "../../src/worker.ts";
import type { Env as WorkerEnv } from "../../src/env.ts";

declare global {
  namespace Cloudflare {
    interface Env extends WorkerEnv {
      MIGRATIONS: D1Migration[];
      SEARCH_MIGRATIONS: D1Migration[];
      /** How large an archive is grown. */
      ARCHIVE_DIGESTS: string;
      ADMIN_SUBSCRIBERS: string;
    }
    interface GlobalProps {
      mainModule: typeof worker;
    }
  }
}
