/**
 * Fetching what strangers publish, guarded: only public http and https addresses, at every hop; a time limit over
 * the whole answer and a size limit over what it unpacks to. A Worker cannot resolve names, so names are judged by
 * their form; Cloudflare's network does not reach private addresses from a Worker anyway.
 */
import { refusalOf } from "./web/refuse.ts";
import { readBody } from "./web/read-body.ts";
import { WebError, type WebFailure } from "./web/error.ts";

export { WebError } from "./web/error.ts";

const HOP_LIMIT = 5;
/** Answers to what was sent say little. */
const REPLY_BYTES = 100_000;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const PERMANENT = new Set([301, 308]);

export type Web = {
  /** The answer, whatever its status; throws WebError where there is none. */
  get(url: string, options?: { headers?: Record<string, string> }): Promise<WebAnswer>;
  /** The answer to a form, whatever its status: a redirect is one. Throws WebError where there is none. */
  post(url: string, form: URLSearchParams): Promise<{ status: number }>;
  /**
   * The answer to a body of JSON, whatever its status: a redirect is one, for what was meant for one site is for no
   * other. The address may be a secret: what is thrown names the host alone.
   */
  send(url: string, letter: { body: string; headers: Record<string, string> }): Promise<WebReply>;
};

export type WebReply = { status: number; headers: Headers; text: string };

export type WebAnswer = {
  status: number;
  headers: Headers;
  body: Uint8Array;
  /** Where it came from, after redirects. */
  url: string;
  /** Where the address has moved for good: the end of an unbroken row of permanent redirects. */
  permanentUrl: string | null;
};

type Limits = { timeoutMs: number; maxBytes: number };
type Options = Partial<Limits> & { userAgent: string; allowLoopback: boolean; fetch?: typeof fetch };

export function openWeb({
  userAgent,
  allowLoopback,
  timeoutMs = 15_000,
  maxBytes = 5_000_000,
  ...options
}: Options): Web {
  // called as a bare function: workerd refuses fetch with another `this`
  const send: typeof fetch = options.fetch ?? ((input, init) => fetch(input, init));

  async function get(
    address: string,
    { headers = {} }: { headers?: Record<string, string> } = {},
  ): Promise<WebAnswer> {
    const signal = AbortSignal.timeout(timeoutMs);
    let url = address;
    let permanentUrl: string | null = null;
    let isPermanent = true;
    for (let hop = 0; hop <= HOP_LIMIT; hop++) {
      const refusal = refusalOf(url, { allowLoopback });
      if (refusal) throw failure(url, { kind: "refused", reason: refusal });
      const response = await settle(url, signal, () =>
        send(url, {
          headers: headersFor(url, address, { ...headers, "user-agent": userAgent }),
          redirect: "manual",
          signal,
        }),
      );
      const target = REDIRECTS.has(response.status) ? response.headers.get("location") : null;
      if (!target) {
        const body = await settle(url, signal, () => readBody(response, { maxBytes, signal }));
        return { status: response.status, headers: response.headers, body, url, permanentUrl };
      }
      // not awaited: the body may be endless
      response.body?.cancel().catch(() => undefined);
      isPermanent &&= PERMANENT.has(response.status);
      url = URL.parse(target, url)?.href ?? target;
      if (isPermanent) permanentUrl = url;
    }
    throw failure(address, {
      kind: "too-many-redirects",
      reason: `led through more than ${HOP_LIMIT} redirects`,
    });
  }

  async function post(url: string, form: URLSearchParams): Promise<{ status: number }> {
    const refusal = refusalOf(url, { allowLoopback });
    if (refusal) throw failure(url, { kind: "refused", reason: refusal });
    const signal = AbortSignal.timeout(timeoutMs);
    const headers = { "user-agent": userAgent };
    const response = await settle(url, signal, () =>
      send(url, { method: "POST", body: form, headers, redirect: "manual", signal }),
    );
    response.body?.cancel().catch(() => undefined);
    return { status: response.status };
  }

  async function sendJson(url: string, letter: { body: string; headers: Record<string, string> }) {
    const place = URL.parse(url)?.origin ?? "";
    const refusal = refusalOf(url, { allowLoopback });
    if (refusal) throw failure(place, { kind: "refused", reason: refusal });
    const signal = AbortSignal.timeout(timeoutMs);
    const headers = { ...letter.headers, "content-type": "application/json", "user-agent": userAgent };
    const response = await settle(place, signal, () =>
      send(url, { method: "POST", body: letter.body, headers, redirect: "manual", signal }),
    );
    const body = await settle(place, signal, () => readBody(response, { maxBytes: REPLY_BYTES, signal }));
    return { status: response.status, headers: response.headers, text: new TextDecoder().decode(body) };
  }

  /** Runs a part of the call and words its failure. */
  async function settle<Result>(
    url: string,
    signal: AbortSignal,
    part: () => Promise<Result>,
  ): Promise<Result> {
    try {
      return await part();
    } catch (error) {
      if (error instanceof WebError) throw error;
      if (signal.aborted)
        throw failure(url, { kind: "timeout", reason: `took longer than ${timeoutMs / 1000} s` });
      if (error instanceof RangeError)
        throw failure(url, { kind: "too-large", reason: `is larger than ${maxBytes / 1e6} MB` });
      throw failure(url, { kind: "unreachable", reason: `failed: ${reasonOf(error)}` });
    }
  }

  return { get, post, send: sendJson };
}

const failure = (url: string, { kind, reason }: { kind: WebFailure; reason: string }) =>
  new WebError(kind, url, reason);

/** What was sent to one site is not for another: credentials stay with the first. */
function headersFor(url: string, first: string, headers: Record<string, string>): Record<string, string> {
  if (URL.parse(url)?.origin === URL.parse(first)?.origin) return headers;
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !/^(?:authorization|cookie|if-)/i.test(name)),
  );
}

/** The innermost cause says what happened: fetch itself only says that it failed. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? reasonOf(error.cause) : error.message;
}
