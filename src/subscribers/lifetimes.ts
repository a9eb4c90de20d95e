/** How long what is mailed on request holds, and how soon it may be asked for again. */

/** A confirmation link works this long; an address that changed hands later can't be signed up by an old mail. */
export const CONFIRMATION_DAYS = 7;
/** The question at a new address, as long. */
export const CHANGE_DAYS = 7;
/** A fresh link shows and changes everything: it is for now. */
export const FRESH_HOURS = 2;
/** One mail that anybody can ask for to an address in this time, however often someone asks. */
export const COOLDOWN_MS = 2 * 60_000;
/** A wish that nobody confirmed is forgotten after this. */
export const PENDING_DAYS = 30;
