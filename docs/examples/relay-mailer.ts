/**
 * A mailer, as docs/writing.md explains it: a relay of one's own that takes a batch of emails as JSON and knows
 * idempotency keys. All that matters is that each end of a call is told for what it is.
 */
import { checkSize, fillIn, type Mailer, type Posted } from "../../src/providers/mailer.ts";

type Options = { url: string; token: string; fetch?: typeof fetch };

/** A mailer over a relay's address. In src/providers it may use the global fetch; tests give one. */
export function openRelay({ url, token, ...options }: Options): Mailer {
  const send: typeof fetch = options.fetch ?? ((input, init) => fetch(input, init));
  return {
    async sendBatch(copies, idempotencyKey) {
      checkSize(copies);
      try {
        const answer = await send(url, {
          method: "POST",
          headers: {
            authorization: `Bearer ${token}`,
            "content-type": "application/json",
            "idempotency-key": idempotencyKey,
          },
          body: JSON.stringify(copies.map(fillIn)),
          signal: AbortSignal.timeout(30_000),
        });
        return await readAnswer(answer);
      } catch (error) {
        // the bytes may have left: asked again under the same key, never under another
        return { kind: "uncertain", message: error instanceof Error ? error.message : String(error) };
      }
    },
  };
}

async function readAnswer(answer: Response): Promise<Posted> {
  if (answer.status === 429) {
    const seconds = Number(answer.headers.get("retry-after")) || 60;
    return { kind: "wait", seconds, name: "rate_limit", message: "The relay asks to wait" };
  }
  if (answer.status === 409) return { kind: "drifted", message: "The key was used with another body" };
  if (answer.status >= 500) return { kind: "uncertain", message: `The relay answered ${answer.status}` };
  if (!answer.ok)
    return { kind: "refused", name: String(answer.status), message: "The relay refused the batch" };
  const { ids } = await answer.json<{ ids: string[] }>();
  return { kind: "accepted", results: ids.map((id) => ({ id })) };
}
