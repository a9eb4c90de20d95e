/** A URL that may stand in a link: http and https only, or undefined. What sources wrote is never script. */
export function safeHref(url: string): string | undefined {
  const parsed = URL.parse(url.trim());
  return parsed && /^https?:$/.test(parsed.protocol) ? parsed.href : undefined;
}
