/**
 * The blanks of a frozen rendering. They are rendered as words that no text of a source can hold by chance,
 * and filled for each recipient when the chunk is sent. A filled value is a URL of base64url and dots: it needs
 * no escaping in HTML, text or headers. A further blank is rendered in freeze.ts and filled in compose.ts.
 */

export const UNSUBSCRIBE_BLANK = "https://blank.watchbell.invalid/unsubscribe";

export const PREFERENCES_BLANK = "https://blank.watchbell.invalid/preferences";
