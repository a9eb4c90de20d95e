/** How fetching fails, in a sentence that may stand on a source: no credentials, no query. */

export type WebFailure = "refused" | "timeout" | "too-large" | "unreachable" | "too-many-redirects";

const RETRYABLE = new Set<WebFailure>(["timeout", "unreachable"]);

export class WebError extends Error {
  override name = "WebError";
  kind: WebFailure;
  retryable: boolean;
  retryAfterSeconds?: number;

  constructor(kind: WebFailure, url: string, reason: string) {
    super(`GET ${withoutSecrets(url)} ${reason}`);
    this.kind = kind;
    this.retryable = RETRYABLE.has(kind);
  }
}

function withoutSecrets(address: string): string {
  const url = URL.parse(address);
  return url ? `${url.protocol}//${url.host}${url.pathname}` : "(no URL)";
}
