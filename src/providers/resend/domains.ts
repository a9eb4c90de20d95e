/** The domains of the Resend account: whether mail may come from one, and what its DNS lacks for it. */
import { Resend } from "resend";
import { messageOf } from "../log.ts";

type DomainRecord = { type: string; name: string; value: string; isFound: boolean };

type DomainState =
  | { kind: "verified" }
  /** It is known, and waits for these records. */
  | { kind: "waiting"; status: string; records: DomainRecord[] }
  /** The account does not have it. */
  | { kind: "unknown" }
  | { kind: "failed"; reason: string };

export type FindDomain = (name: string) => Promise<DomainState>;

/** Asks the account for a domain of exactly this name: Resend sends for no other (resend.com/docs/dashboard/domains). */
export function openDomains({ apiKey, baseUrl }: { apiKey: string; baseUrl: string }): FindDomain {
  return async (name) => {
    const resend = new Resend(apiKey, { baseUrl });
    try {
      const listed = await resend.domains.list({ limit: 100 });
      if (listed.error) return { kind: "failed", reason: listed.error.message };
      const found = listed.data.data.find((domain) => domain.name.toLowerCase() === name.toLowerCase());
      if (!found) return { kind: "unknown" };
      if (found.status === "verified") return { kind: "verified" };
      const asked = await resend.domains.get(found.id);
      if (asked.error) return { kind: "failed", reason: asked.error.message };
      const records = asked.data.records.map(({ type, name, value, status }) => ({
        type,
        name,
        value,
        isFound: status === "verified",
      }));
      return { kind: "waiting", status: asked.data.status, records };
    } catch (error) {
      return { kind: "failed", reason: messageOf(error) };
    }
  };
}
