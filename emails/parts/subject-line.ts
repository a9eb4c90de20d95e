/** The subject of a mail. */
import { clip } from "./clip.ts";
import { outsideText } from "./outside.ts";

/** Inboxes show a third of it; a header line may hold 998 bytes (RFC 5322, 2.1.1), and Chinese takes four a character encoded. */
const LENGTH = 150;

/** A subject of one line, whatever its title or names hold: no controls, no blanks that would be filled in. */
export const subjectLine = (text: string): string => clip(outsideText(text).trim(), LENGTH);
