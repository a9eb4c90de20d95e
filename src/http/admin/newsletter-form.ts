/** What the form of a newsletter says, as its definition; and its faults by field. */
import { writeSchedule, type PlainSchedule } from "../../newsletters/plain-schedule.ts";
import { textOf } from "../form.ts";

const NUMBERS = ["lookbackHours", "maxStories", "minStories", "sendWithinHours", "reviewMinutes"];
const TEXTS = [
  "name",
  "description",
  "language",
  "timeZone",
  "titlePattern",
  "senderName",
  "senderEmail",
  "review",
];

/** The definition that a form describes. Fields that the form has not are left out, and stay as they are. */
export function definitionIn(form: FormData): Record<string, unknown> {
  const given = (names: string[]) => names.filter((name) => form.has(name));
  return {
    ...Object.fromEntries(given(TEXTS).map((name) => [name, textOf(form, name).trim()])),
    ...Object.fromEntries(given(NUMBERS).map((name) => [name, Number(textOf(form, name))])),
    ...(form.has("rollsUp") && { rollsUp: textOf(form, "rollsUp") || null }),
    ...(form.has("every") && { schedule: writeSchedule(scheduleIn(form)) }),
  };
}

function scheduleIn(form: FormData): PlainSchedule {
  const number = (name: string) => Number(textOf(form, name)) || 0;
  const every = textOf(form, "every");
  const hour = number("hour");
  switch (every) {
    case "daily":
    case "weekdays":
      return { kind: every, hour };
    case "weekly":
      return { kind: "weekly", weekday: number("weekday"), hour };
    case "own":
      return { kind: "own", schedule: textOf(form, "schedule") };
    default:
      return { kind: "hours", every: Number(every) || 4 };
  }
}

export type Faults = Record<string, string>;

/** The first fault of each field, from sentences that begin with its name; those of none are under "schedule". */
export function faultsByField(sentences: string[]): Faults {
  const named = sentences.map(
    (sentence) => /^(\w+): (.*)$/s.exec(sentence) ?? ["", fieldOf(sentence), sentence],
  );
  return Object.fromEntries(named.reverse().map(([, name = "", fault = ""]) => [name, fault]));
}

const fieldOf = (sentence: string) => (sentence.includes("time zone") ? "timeZone" : "schedule");
