import { findScheduleFault, nextFire } from "../../newsletters/schedule.ts";
import type { Newsletter } from "../../newsletters/store.ts";

/** When a newsletter comes out next; null where it is paused, or its schedule can't be read: it was changed by hand. */
export const nextSlot = (newsletter: Newsletter, now: Date): Date | null =>
  newsletter.paused || findScheduleFault(newsletter) ? null : nextFire(newsletter, now);
