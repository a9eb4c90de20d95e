/** From the rooms' rows to the pages' props. */
import type { WholeDigest } from "../digests/find-digest.ts";
import type { Digest } from "../digests/store.ts";
import { showStory } from "../digests/shown-story.ts";
import { slotText } from "../digests/wording.ts";
import { isoWithOffset } from "../lib/zoned-time.ts";
import { nextFire, periodHours } from "../newsletters/schedule.ts";
import type { Newsletter } from "../newsletters/store.ts";
import type { PageDigest, PageNewsletter } from "./pages/props.ts";

export function newsletterView(
  newsletter: Newsletter,
  now: Date,
  latest?: Digest & { headlines?: string[] },
): PageNewsletter {
  const { id, name, description, language } = newsletter;
  return {
    id,
    name,
    description,
    language,
    scheduleText: scheduleText(periodHours(newsletter, nextFire(newsletter, now) ?? now), language),
    ...(latest && {
      latest: {
        slug: latest.slug,
        title: latest.title,
        slotText: slotText(latest.slot, newsletter),
        ...(latest.headlines && { headlines: latest.headlines }),
      },
    }),
  };
}

/** The headlines of one digest among those of several. */
export const headlinesOf = (
  { id }: Pick<Digest, "id">,
  list: { digestId: number; headline: string }[],
): string[] => list.filter(({ digestId }) => digestId === id).map(({ headline }) => headline);

/** How often a newsletter comes, in words. */
export function scheduleText(hours: number, language: Newsletter["language"]): string {
  const isChinese = language === "zh-CN";
  if (hours >= 6 * 24) return isChinese ? "每周一期" : "weekly";
  if (hours >= 20) return isChinese ? "每天一期" : "daily";
  if (hours <= 1) return isChinese ? "每小时一期" : "every hour";
  return isChinese ? `每 ${hours} 小时一期` : `every ${hours} hours`;
}

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

export function digestView(
  digest: WholeDigest,
  newsletter: Newsletter,
  neighbours: { previous?: Digest | undefined; next?: Digest | undefined },
): PageDigest {
  const { slug, title, categories, slot } = digest;
  return {
    slug,
    title,
    categories,
    slotText: slotText(slot, newsletter),
    slotIso: isoWithOffset(slot, newsletter.timeZone),
    timeZone: newsletter.timeZone,
    opening: digest.opening,
    stories: digest.stories.map((story) => showStory(story, newsletter.language, `/${newsletter.id}`)),
    ...(neighbours.previous && { previous: nameOf(neighbours.previous) }),
    ...(neighbours.next && { next: nameOf(neighbours.next) }),
  };
}

const nameOf = ({ slug, title }: Digest) => ({ slug, title });

/** The host that an Origin or Referer names; "-" where it names none. */
export const hostOf = (url: string | undefined): string => URL.parse(url ?? "")?.host || "-";
