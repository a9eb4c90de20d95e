/**
 * What comes from outside (posts, authors, a model's words) on its way into a mail.
 * React escapes markup; this keeps out what escaping does not: a link that runs code, characters that turn a
 * line around or break it, and a blank. A blank is filled with the reader's own signed link, so a post that
 * could smuggle one into its URL would be told the reader's token at the first click.
 */

/** Controls that are no white space, and the bidirectional overrides and isolates of Unicode. */
const UNSEEN = /(?!\s)\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu;

/** The two forms of blanks: `{{word}}`, and a URL under .invalid, which names nothing real (RFC 2606). */
const BRACES = /\{(?=\{)/g;
const INVALID = /\.(?=invalid)/gi;

/** Text of one line: no controls, white space in single blanks, and nothing that would be filled in. */
export function outsideText(text: string): string {
  return text.replace(UNSEEN, "").replace(/\s+/g, " ").replace(BRACES, "{ ").replace(INVALID, ". ");
}

/**
 * The address a link of a post may lead to: http or https, as ASCII, braces encoded.
 * Undefined for any other scheme and for what is no URL: then the text stands without a link.
 */
export function outsideHref(url: string): string | undefined {
  const parsed = URL.parse(url);
  if (!parsed || !/^https?:$/.test(parsed.protocol)) return undefined;
  const ascii = /^[!-~]+$/.test(url) ? url : parsed.href;
  // looked for in what goes out: the URL parser drops tabs and folds full-width letters
  if (ascii.search(INVALID) >= 0) return undefined;
  return ascii.replaceAll("{", "%7B").replaceAll("}", "%7D");
}

/** A link of the house: verbatim when it is a blank such as `{{unsubscribe}}` or an http(s) URL, else "#". */
export function ownHref(url: string): string {
  return /^(\{\{|https?:\/\/)/.test(url) ? url : "#";
}
