/** A stand-in for each test, with a clock that only the test moves, and an email that Resend would take. */
import { afterEach } from "vitest";
import { Resend } from "resend";
import { startResend, type ResendOptions, type ResendStandIn } from "../../local/resend/start.ts";

export const API_KEY = "re_test_key";

const opened: ResendStandIn[] = [];

afterEach(async () => {
  await Promise.all(opened.splice(0).map((standIn) => standIn.close()));
});

/** Opens a stand-in that closes with the test. Its clock stands at noon until `pass` moves it. */
export async function openOffice(options: Partial<ResendOptions> = {}) {
  let time = Date.UTC(2026, 2, 14, 12);
  const standIn = await startResend({
    apiKey: API_KEY,
    now: () => new Date(time),
    rateLimit: { limit: 1000, windowSeconds: 1 },
    ...options,
  });
  opened.push(standIn);
  return {
    standIn,
    resend: new Resend(API_KEY, { baseUrl: standIn.url }),
    post: (path: string, body: unknown, headers: Record<string, string> = {}) =>
      post(standIn.url + path, body, headers),
    pass: (ms: number) => void (time += ms),
  };
}

export const aMail = (facts: Record<string, unknown> = {}) => ({
  from: "Harbour News <news@harbour.example>",
  to: "mei@reader.example",
  subject: "The tide tables are out",
  html: "<p>High water at noon.</p>",
  text: "High water at noon.",
  ...facts,
});

/** A mail to one of many: with the tag and the headers of bulk. */
export const aBulkMail = (facts: Record<string, unknown> = {}) =>
  aMail({
    headers: {
      "List-Unsubscribe": "<https://harbour.example/unsubscribe/token>, <mailto:leave@harbour.example>",
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    },
    tags: [{ name: "mailing", value: "17" }],
    ...facts,
  });

function post(url: string, body: unknown, headers: Record<string, string>): Promise<Response> {
  return fetch(url, {
    method: "POST",
    headers: { authorization: `Bearer ${API_KEY}`, "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}
