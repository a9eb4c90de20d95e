/** Between the page of choosing and the room's choices. */
import { dayText } from "../digests/wording.ts";
import { howOften } from "../newsletters/schedule-text.ts";
import type { Newsletter } from "../newsletters/store.ts";
import { TOPICS } from "../stories/topics.ts";
import type { Choices, Managed } from "../subscribers/manage.ts";
import type { PreferencesPageProps } from "./pages/preferences.tsx";
import { textOf } from "./form.ts";

const DAY_MS = 24 * 3_600_000;

type Shown = Managed & {
  choices: Choices;
  newsletters: Newsletter[];
  now: Date;
};

/** What the page shows of a person's choices. Where no zone was chosen, that of a newsletter they get is offered. */
export function preferencesView({
  subscriber,
  goal,
  choices,
  newsletters,
  now,
}: Shown): Omit<PreferencesPageProps, "token" | "awaitedAddress" | "status" | "addressFault" | "isUnsure"> {
  const { language } = subscriber;
  const { newsletterIds, preferred } = choices;
  const nameOf = (id: string) => newsletters.find((newsletter) => newsletter.id === id)?.name;
  const [join, leave] = goal ? [nameOf(goal.join), nameOf(goal.leave)] : [];
  const { pausedUntil } = preferred;
  const timeZone = preferred.timeZone ?? usualZone(newsletterIds, newsletters);
  return {
    language,
    email: subscriber.email,
    newsletters: newsletters.map((newsletter) => ({
      id: newsletter.id,
      name: newsletter.name,
      language: newsletter.language,
      scheduleText: howOften(newsletter, now, newsletter.language),
      isChosen: newsletterIds.includes(newsletter.id),
    })),
    mailHour: preferred.mailHour,
    timeZone,
    timeZones: [...new Set([...Intl.supportedValuesOf("timeZone"), "UTC", timeZone])],
    topics: TOPICS.map((topic) => ({
      id: topic.en,
      name: topic[language],
      isLeftOut: preferred.leftOut?.includes(topic.en) ?? false,
    })),
    pausedUntil: pausedUntil && pausedUntil > now ? dayText(pausedUntil, { language, timeZone }) : null,
    goal: join && leave ? { join, leave } : null,
  };
}

/** What a form of the page chooses. What is no newsletter, hour, zone, topic or length is passed over. */
export function choicesIn(form: FormData, before: Choices, newsletters: Newsletter[], now: Date): Choices {
  const ticked = (name: string) => form.getAll(name).map(String);
  const language = textOf(form, "language");
  const hour = textOf(form, "hour");
  const timeZone = textOf(form, "time-zone");
  const topics = ticked("left-out");
  const leftOut = TOPICS.map(({ en }) => en).filter((topic) => topics.includes(topic));
  const hasHour = /^(?:\d|1\d|2[0-3])$/.test(hour) && isTimeZone(timeZone);
  return {
    newsletterIds: newsletters.map(({ id }) => id).filter((id) => ticked("newsletter").includes(id)),
    language: language === "zh-CN" || language === "en" ? language : before.language,
    preferred: {
      timeZone: hasHour ? timeZone : null,
      mailHour: hasHour ? Number(hour) : null,
      leftOut: leftOut.length > 0 ? leftOut : null,
      pausedUntil: pauseIn(textOf(form, "pause"), before.preferred.pausedUntil, now),
    },
  };
}

function pauseIn(length: string, before: Date | null, now: Date): Date | null {
  if (length === "keep") return before;
  return /^(?:7|14|30|90)$/.test(length) ? new Date(now.getTime() + Number(length) * DAY_MS) : null;
}

function isTimeZone(name: string): boolean {
  try {
    Intl.DateTimeFormat("en", { timeZone: name });
    return name !== "";
  } catch {
    return false;
  }
}

const usualZone = (newsletterIds: string[], newsletters: Newsletter[]): string =>
  (newsletters.find(({ id }) => newsletterIds.includes(id)) ?? newsletters[0])?.timeZone ?? "UTC";
