/**
 * A clock that never shows a time before the one that caused the work. Machines' clocks differ by a little; and a
 * recorded week can be replayed by ticks of cron alone.
 */
export const notBefore =
  (now: () => Date, cause: Date): (() => Date) =>
  () => {
    const time = now();
    return time < cause ? cause : time;
  };
