/** Resend's endpoints of domains, of an account with one that is verified and one whose DNS is not set (resend.com/docs/api-reference/domains). */
import { Hono } from "hono";
import type { Room } from "./rate-limit.ts";
import { letIn, refuse } from "./let-in.ts";
import { refusal } from "./refusals.ts";

const DOMAINS = [
  { id: "b8f6a1f0-5a0c-4a52-9a3e-3f2f9d1c0a01", name: "watchbell.example", status: "verified" },
  { id: "b8f6a1f0-5a0c-4a52-9a3e-3f2f9d1c0a02", name: "pending.example", status: "pending" },
].map((domain) => ({ ...domain, created_at: "2026-01-05 08:00:00+00", region: "eu-west-1" }));

/** What stands under /domains. */
export function createDomains(office: { apiKey: string; limiter: { take(): Room } }): Hono {
  return new Hono()
    .use(letIn(office))
    .get("/", (c) => c.json({ object: "list", has_more: false, data: DOMAINS }))
    .get("/:id", (c) => {
      const domain = DOMAINS.find(({ id }) => id === c.req.param("id"));
      if (!domain) return refuse(c, refusal("not_found", "Domain not found"));
      return c.json({ object: "domain", ...domain, records: recordsOf(domain) });
    });
}

const recordsOf = ({ name, status }: (typeof DOMAINS)[number]) => [
  {
    record: "SPF",
    name: "send",
    type: "MX",
    ttl: "Auto",
    status,
    value: `feedback-smtp.${name}`,
    priority: 10,
  },
  {
    record: "SPF",
    name: "send",
    type: "TXT",
    ttl: "Auto",
    status,
    value: '"v=spf1 include:mail.example ~all"',
  },
  {
    record: "DKIM",
    name: "resend._domainkey",
    type: "TXT",
    ttl: "Auto",
    status,
    value: "p=c3RhbmQtaW4ta2V5",
  },
];
