/** Where wrangler is, and how it keeps quiet. */
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "..");

export const WRANGLER = join(ROOT, "node_modules", ".bin", "wrangler");
export const CONFIG = join(ROOT, "wrangler.toml");

/**
 * Errors only, no telemetry, no question to the network of where in the world this machine is, and no recorder of every
 * call, which takes a fifth of the time of each question to D1 and grows.
 */
export const QUIET = {
  WRANGLER_LOG: "error",
  WRANGLER_SEND_METRICS: "false",
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
  X_LOCAL_OBSERVABILITY: "false",
};
