import { networkOf } from "../lib/ip-address.ts";
import type { DoorContext } from "./door.ts";

/** Whom the limit by place counts for. Cloudflare sets the header; on one machine there is none, and one count for all. */
export const networkIn = (c: DoorContext): string => networkOf(c.req.header("cf-connecting-ip") ?? "unknown");
