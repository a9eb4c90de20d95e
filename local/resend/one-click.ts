/** Unsubscribes as Gmail does for a reader who clicks its button: RFC 8058, section 3.2. */
import { oneClickUrl } from "./check-bulk.ts";
import type { ReceivedEmail } from "./email.ts";

const TIMEOUT_MS = 10_000;
const LONGEST_BODY = 2000;

export type Unsubscribed =
  | { kind: "answered"; status: number; body: string; location?: string }
  | { kind: "silent"; why: string }
  /** The email offers no one-click way out. */
  | { kind: "impossible" };

/** Posts without cookies, origin or referrer, and follows no redirect: RFC 8058 forbids them. */
export async function unsubscribeOneClick(email: ReceivedEmail): Promise<Unsubscribed> {
  const url = oneClickUrl(email);
  if (url === undefined) return { kind: "impossible" };
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: "List-Unsubscribe=One-Click",
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const location = response.headers.get("location") ?? undefined;
    return {
      kind: "answered",
      status: response.status,
      body: (await response.text()).slice(0, LONGEST_BODY),
      location,
    };
  } catch (error) {
    return { kind: "silent", why: error instanceof Error ? error.message : String(error) };
  }
}

/** What came back, in a line. */
export function describeUnsubscribed(unsubscribed: Unsubscribed): string {
  if (unsubscribed.kind === "impossible") return "the email has no one-click List-Unsubscribe";
  if (unsubscribed.kind === "silent") return `no answer: ${unsubscribed.why}`;
  const { status, location, body } = unsubscribed;
  return `answered ${status}${location === undefined ? "" : `, a redirect to ${location} (not followed)`}: ${body}`;
}
