/** So many requests in a fixed window, told in the headers of the IETF draft (draft-ietf-httpapi-ratelimit-headers). */

export type RateLimit = { limit: number; windowSeconds: number };

/** What is left after a request was counted, and the whole seconds until the window ends. */
export type Room = { isFree: boolean; limit: number; remaining: number; resetSeconds: number };

export function createRateLimit(
  { limit, windowSeconds }: RateLimit,
  now: () => Date,
): { take(): Room; clear(): void } {
  const windowMs = windowSeconds * 1000;
  let current = Number.NaN;
  let count = 0;
  return {
    take() {
      const time = now().getTime();
      const window = Math.floor(time / windowMs);
      if (window !== current) [current, count] = [window, 0];
      count += 1;
      return {
        isFree: count <= limit,
        limit,
        remaining: Math.max(0, limit - count),
        resetSeconds: Math.max(1, Math.ceil(((window + 1) * windowMs - time) / 1000)),
      };
    },
    clear: () => void (count = 0),
  };
}
