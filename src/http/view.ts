/** From the rooms' rows to the pages' props. */
import { authorName, topicName } from "../digests/mentions.ts";
import type { ListedDigest, Listing, Reading } from "../digests/reading-store.ts";
import { readingMinutes } from "../digests/reading-time.ts";
import { showStory } from "../digests/shown-story.ts";
import type { ToldStory } from "../digests/store.ts";
import { correctionText, dayText, slotText } from "../digests/wording.ts";
import { isoWithOffset } from "../lib/zoned-time.ts";
import { nextFire, periodHours } from "../newsletters/schedule.ts";
import { howOften, scheduleText } from "../newsletters/schedule-text.ts";
import type { Newsletter } from "../newsletters/store.ts";
import type { findListOf } from "../sources/list-store.ts";
import { OTHER, TOPICS } from "../stories/topics.ts";
import type { PageMonths } from "./pages/months.tsx";
import type { PageDay, PageDigest, PageNewsletter, PageStory } from "./pages/props.ts";

export function newsletterView(newsletter: Newsletter, now: Date, latest?: ListedDigest): PageNewsletter {
  const { id, name, description, language } = newsletter;
  return {
    id,
    name,
    description,
    language,
    scheduleText: howOften(newsletter, now, language),
    ...(latest && {
      latest: {
        slug: latest.slug,
        title: latest.title,
        slotText: slotText(latest.slot, newsletter),
        headlines: latest.headlines,
      },
    }),
  };
}

/** Of a newsletter's row, what its pages follow from: the rest, such as how many readers it has, changes far more often. */
export const shownRow = ({ id, name, description, language, timeZone, schedule }: Newsletter) => ({
  id,
  name,
  description,
  language,
  timeZone,
  schedule,
});

/** The newsletters of a newsletter's language that come less often, the most frequent first. */
export function lessFrequent(
  newsletter: Newsletter,
  newsletters: Newsletter[],
  now: Date,
): { id: string; name: string; scheduleText: string }[] {
  const hoursOf = (one: Newsletter) => periodHours(one, nextFire(one, now) ?? now);
  return newsletters
    .filter(({ language, paused }) => language === newsletter.language && !paused)
    .map((one) => ({ one, hours: hoursOf(one) }))
    .filter(({ hours }) => hours > hoursOf(newsletter))
    .toSorted((a, b) => a.hours - b.hours)
    .map(({ one: { id, name, language }, hours }) => ({
      id,
      name,
      scheduleText: scheduleText(hours, language),
    }));
}

/** A digest with those before and after it, at its address in full. */
export function digestView({ digest, newsletter, previous, next }: Reading, url: string): PageDigest {
  const { slug, title, categories, slot, opening } = digest;
  return {
    slug,
    title,
    categories,
    slotText: slotText(slot, newsletter),
    slotIso: isoWithOffset(slot, newsletter.timeZone),
    timeZone: newsletter.timeZone,
    url,
    minutes: readingMinutes(digest.stories),
    correction: correctionText(digest, newsletter),
    opening,
    stories: digest.stories.map((story) => storyView(story, newsletter)),
    ...(previous && { previous }),
    ...(next && { next }),
  };
}

function storyView(story: ToldStory, { id, language }: Newsletter): PageStory {
  const [lead] = story.posts;
  return {
    ...showStory(story, language, `/${id}`),
    authorName: (lead && authorName(lead)) || null,
    topics: story.categories,
  };
}

/** Newest day first, as the digests are; each with its first headlines, so many of them a day. */
export function daysOf(list: ListedDigest[], newsletter: Newsletter, headlinesADay: number): PageDay[] {
  const days = Map.groupBy(list, ({ slot }) => dayText(slot, newsletter));
  return [...days].map(([day, digests]) => {
    const each = Math.max(1, Math.floor(headlinesADay / digests.length));
    return {
      day,
      digests: digests.map(({ slug, title, slot, storyCount, headlines }, at) => ({
        slug,
        title,
        slotText: slotText(slot, newsletter),
        storyCount,
        headlines: at < headlinesADay ? headlines.slice(0, each) : [],
      })),
    };
  });
}

/** The months that an archive spans, as the slugs of its first and last digest begin. */
export function monthsOf({ first, last }: Listing): PageMonths {
  const [from, to] = [first, last].map((slug) => /^\d{4}\.\d{2}(?=\.)/.exec(slug ?? "")?.[0]);
  return from && to ? { first: from, last: to } : null;
}

/** The topics that stories of a language can have. */
export const topicsIn = (language: Newsletter["language"]): string[] =>
  [...TOPICS.map((topic) => topic[language]), OTHER[language]].toSorted((a, b) =>
    topicName(a).localeCompare(topicName(b), language),
  );

/** A source without the address that it is read at: that may hold a key. */
export function sourceView({
  kind,
  title,
  url,
  siteUrl,
}: Pick<Awaited<ReturnType<typeof findListOf>>[number], "kind" | "title" | "url" | "siteUrl">) {
  const home = siteUrl ?? (kind === "x" ? url : (URL.parse(url)?.origin ?? ""));
  const host = URL.parse(home)?.hostname.replace(/^www\./, "") ?? "";
  const [, handle] = /^https:\/\/(?:x|twitter)\.com\/(\w+)\/?$/.exec(home) ?? [];
  const mention = handle
    ? ({ kind: "author", name: `@${handle.toLowerCase()}` } as const)
    : ({ kind: "site", name: host } as const);
  return { title: title || host || home, url: home, mention };
}

/** The host that an Origin or Referer names; "-" where it names none. */
export const hostOf = (url: string | undefined): string => URL.parse(url ?? "")?.host || "-";
