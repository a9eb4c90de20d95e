/** What the headers of an answer ask for. */

const SECOND_MS = 1000;

/** Retry-After in seconds or as a date (RFC 9110, section 10.2.3): the time meant, or null. */
export function readRetryAfter(value: string | null, now: Date): Date | null {
  if (!value) return null;
  const seconds = /^\s*\d+\s*$/.test(value) ? Number(value) : Number.NaN;
  const time = Number.isNaN(seconds) ? Date.parse(value) : now.getTime() + seconds * SECOND_MS;
  return Number.isNaN(time) ? null : new Date(time);
}

/** Until when Cache-Control's max-age calls the answer fresh (RFC 9111, section 5.2.2.1), less its Age; or null. */
export function readFreshUntil(headers: Headers, now: Date): Date | null {
  const [, seconds] = /(?:^|[\s,])max-age\s*=\s*"?(\d+)/i.exec(headers.get("cache-control") ?? "") ?? [];
  if (!seconds) return null;
  const age = Number(headers.get("age")) || 0;
  return new Date(now.getTime() + Math.max(0, Number(seconds) - age) * SECOND_MS);
}
