/** Turnstile, Cloudflare's guard against programs: what its widget answered is shown to its service, which says yes or no. */

const TIMEOUT_MS = 5_000;

/** Codes that say that our question is at fault, not the visitor: a wrong secret, an inner error (Turnstile's docs). */
const OUR_FAULT = /^(?:missing-input-secret|invalid-input-secret|bad-request|internal-error)$/;

type Human = { kind: "passed" | "failed" } | { kind: "unreachable"; reason: string };

/** Asks about a widget's answer. It holds for five minutes and once. Never throws. */
export type AskTurnstile = (token: string, network: string) => Promise<Human>;

export function openTurnstile({ secretKey, baseUrl }: { secretKey: string; baseUrl: string }): AskTurnstile {
  return async function askTurnstile(token, network) {
    try {
      const answer = await fetch(`${baseUrl}/turnstile/v0/siteverify`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ secret: secretKey, response: token, remoteip: network }),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      return judge(await answer.json(), answer.status);
    } catch (error) {
      return { kind: "unreachable", reason: error instanceof Error ? error.message : String(error) };
    }
  };
}

/** Only a plain yes is one. */
function judge(said: unknown, status: number): Human {
  const verdict = typeof said === "object" && said !== null ? (said as Record<string, unknown>) : {};
  if (verdict["success"] === true) return { kind: "passed" };
  const listed: unknown = verdict["error-codes"];
  const codes = Array.isArray(listed) ? listed.map(String) : [];
  if (verdict["success"] === false && !codes.some((code) => OUR_FAULT.test(code))) return { kind: "failed" };
  return { kind: "unreachable", reason: codes.join(", ") || `status ${status}` };
}
