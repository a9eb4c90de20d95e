/** The time of day in a date, and its zone. */
import { findZone } from "./zone-names.ts";

const CLOCK =
  /(?<![\d:])(\d{1,2}):(\d{1,2})(?::(\d{1,2}(?:[.,]\d{1,9})?))?(?!\d)|[\sT](\d{2})(\d{2})(\d{2}(?:[.,]\d{1,9})?)?(?=$|[\sZ+-])/i;
/** 下午3:04, 오후 03:04, 3:04 PM */
const AFTERNOON = /下午|晚上|午後|오후|[\d\s]p\.?m\b/i;
const MORNING = /上午|凌晨|早上|午前|오전|[\d\s]a\.?m\b/i;
const OFFSET = /(?:\b(?:GMT|UTC|UT)\s*|[\d\s])([+-])(\d{1,2}):?(\d{2})?(?!\d)/i;

/** Chinese, Japanese and Korean write the colons of a time as words. */
const COLONS = /[시時时点]\s*(?=\d)|[분分]\s*(?=\d)/g;

/**
 * The time of day in what follows the day of a date, as seconds after the day's start in UTC: they may be negative,
 * or more than a day. Undefined where there is no time. A zone is looked for in the whole date at last.
 */
export function readClock(rest: string, date: string): number | undefined {
  const text = ` ${rest.replace(COLONS, ":")}`;
  const match = CLOCK.exec(text);
  if (!match) return undefined;
  const hour = Number(match[1] ?? match[4]);
  const minute = Number(match[2] ?? match[5]);
  const second = Number((match[3] ?? match[6] ?? "0").replace(",", "."));
  if (hour > 24 || minute > 59 || second >= 61) return undefined;
  const zone = readZone(text.slice(match.index + match[0].length - 1), date);
  return halfDay(hour, text) * 3600 + (minute - zone) * 60 + second;
}

function halfDay(hour: number, text: string): number {
  if (hour > 12) return hour;
  if (AFTERNOON.test(text)) return (hour % 12) + 12;
  return MORNING.test(text) ? hour % 12 : hour;
}

/** Minutes east of UTC. */
function readZone(rest: string, date: string): number {
  const offset = OFFSET.exec(rest);
  if (offset) {
    const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? 0);
    return offset[1] === "-" ? -minutes : minutes;
  }
  const names = `${rest} ${date}`.match(/[a-z]+/gi) ?? [];
  return names.map(findZone).find((zone) => zone !== undefined) ?? 0;
}
