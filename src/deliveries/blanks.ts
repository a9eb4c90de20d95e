/**
 * The blanks of a frozen rendering. They are rendered as words that no text of a source can hold by chance,
 * and filled for each recipient when the chunk is sent. A filled value is a URL of base64url and dots: it needs
 * no escaping in HTML or text.
 */

export const UNSUBSCRIBE_BLANK = "https://blank.watchbell.invalid/unsubscribe";

/** A frozen part with this recipient's link in its blanks. */
export const fillBlanks = (frozen: string, unsubscribeUrl: string): string =>
  frozen.replaceAll(UNSUBSCRIBE_BLANK, unsubscribeUrl);
