/** Schedules as people choose them: every few hours, daily, on weekdays, weekly. Any other one is a cron expression. */

export type PlainSchedule =
  | { kind: "hours"; every: number }
  | { kind: "daily" | "weekdays"; hour: number }
  | { kind: "weekly"; weekday: number; hour: number }
  | { kind: "own"; schedule: string };

/** The hours that a day can be cut into evenly. */
export const EVERY_HOURS = [1, 2, 3, 4, 6, 8, 12];

/** The cron expression of a choice: five fields, read in the newsletter's zone; weekdays from 0, Sunday. */
export function writeSchedule(plain: PlainSchedule): string {
  switch (plain.kind) {
    case "hours":
      return plain.every === 1 ? "0 * * * *" : `0 */${plain.every} * * *`;
    case "daily":
      return `0 ${plain.hour} * * *`;
    case "weekdays":
      return `0 ${plain.hour} * * 1-5`;
    case "weekly":
      return `0 ${plain.hour} * * ${plain.weekday}`;
    case "own":
      return plain.schedule;
  }
}

/** The choice that a cron expression is; one that is none is its own. */
export function readSchedule(schedule: string): PlainSchedule {
  const [, hours = "", days = ""] = /^0 (\S+) \* \* (\S+)$/.exec(schedule.trim().replace(/\s+/g, " ")) ?? [];
  const every = hours === "*" ? 1 : Number(/^\*\/(\d+)$/.exec(hours)?.[1]);
  if (days === "*" && EVERY_HOURS.includes(every)) return { kind: "hours", every };
  const hour = /^\d{1,2}$/.test(hours) ? Number(hours) : -1;
  if (hour < 0 || hour > 23) return { kind: "own", schedule };
  if (days === "*") return { kind: "daily", hour };
  if (days === "1-5") return { kind: "weekdays", hour };
  if (/^[0-6]$/.test(days)) return { kind: "weekly", weekday: Number(days), hour };
  return { kind: "own", schedule };
}
