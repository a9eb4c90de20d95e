/** Addresses of the admin's own pages. */

/** A path with what is asked of it; what is empty is left out. */
export function hrefOf(path: string, asked: Record<string, string>): string {
  const query = new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== "")).toString();
  return query === "" ? path : `${path}?${query}`;
}
