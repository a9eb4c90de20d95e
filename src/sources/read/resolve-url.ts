/** A link as an absolute URL where it can be one. */

/** Resolves a link against a base, leaving the spelling of absolute links as it is. */
export function resolveUrl(link: string, base: string): string {
  const trimmed = link.trim().replaceAll(/[\t\r\n]+/g, "");
  if (trimmed === "" || /^[a-z][a-z\d+.-]*:/i.test(trimmed)) return trimmed;
  return URL.parse(trimmed, base)?.href ?? trimmed;
}
