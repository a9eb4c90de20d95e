/** What a token may do: read or write, room by room. Writing does not include reading. */

const ROOMS = [
  "newsletters",
  "sources",
  "posts",
  "digests",
  "mailings",
  "subscribers",
  "tokens",
  "system",
] as const;

export type Scope = `${(typeof ROOMS)[number]}:${"read" | "write"}`;

/** All of them, which the admin token has. */
export const SCOPES: readonly Scope[] = ROOMS.flatMap((room): Scope[] => [`${room}:read`, `${room}:write`]);

export const isScope = (text: string): text is Scope => (SCOPES as readonly string[]).includes(text);
