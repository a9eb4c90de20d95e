/** Searching the archive: words, within a newsletter, a topic or a time. */
import { Hono } from "hono";
import { HOME_TAG } from "../digests/forget-pages.ts";
import { searchStories } from "../digests/search.ts";
import type { Telling } from "../digests/store.ts";
import { slotText } from "../digests/wording.ts";
import { boldSpans } from "../lib/bold.ts";
import { highlight } from "../lib/highlight.ts";
import { findNewsletters, type Newsletter } from "../newsletters/store.ts";
import { cached } from "./cached.ts";
import { BY_LANGUAGE } from "./variants.ts";
import { languageOf, type Door, type DoorContext } from "./door.ts";
import { page } from "./page.tsx";
import { digestPath } from "./pages/paths.ts";
import type { PageResult } from "./pages/props.ts";
import { READING } from "./pages/reading-strings.ts";
import { SearchPage, TIMES, type PageQuery, type PageTime } from "./pages/search.tsx";
import { addressesOf } from "./translations.ts";
import { shownRow, topicsIn } from "./view.ts";

/** No reader's question is longer. */
const QUERY_LIMIT = 200;
const DAY_MS = 86_400_000;
const DAYS: Record<PageTime, number> = { "": Infinity, day: 1, week: 7, month: 31, year: 366 };

export const search = new Hono<Door>().get("/", async (c) => {
  const { db, now } = c.env;
  const language = languageOf(c);
  const query = readQuery(c);
  const newsletters = await findNewsletters(db);
  const days = DAYS[query.time];
  const found = await searchStories(c.env, {
    words: query.words,
    newsletterId: query.newsletter,
    topic: query.topic,
    from: days === Infinity ? undefined : new Date(now().getTime() - days * DAY_MS),
    after: readNumber(c.req.query("after")),
  });
  const offered = newsletters.map(({ id, name, language: told }) => ({ id, name, language: told }));
  const chosen = newsletters.find(({ id }) => id === query.newsletter);
  const { searchTitle, searchHelp } = READING[language];
  return cached(c, { tags: [HOME_TAG], of: [newsletters.map(shownRow), found], variant: BY_LANGUAGE }, () =>
    page(
      c,
      // what was found is known to search engines as the page where one searches
      { language, title: searchTitle, description: `${searchTitle}: ${searchHelp}`, ...addressesOf(c) },
      <SearchPage
        language={language}
        query={query}
        newsletters={offered}
        topics={withChosen(topicsIn(chosen?.language ?? language), query.topic)}
        results={resultsOf(found.tellings, newsletters, query.words)}
        older={found.next === null ? null : addressOf(c, found.next)}
      />,
    ),
  );
});

/** What is asked for, each part in its bounds; an unknown newsletter finds nothing, an unknown time is any time. */
function readQuery(c: DoorContext): PageQuery {
  const asked = (name: string) => (c.req.query(name) ?? "").slice(0, QUERY_LIMIT);
  return {
    words: asked("q"),
    newsletter: asked("newsletter"),
    topic: asked("topic"),
    time: TIMES.find((time) => time === asked("time")) ?? "",
  };
}

const withChosen = (topics: string[], topic: string): string[] =>
  topic === "" || topics.includes(topic) ? topics : [...topics, topic];

const readNumber = (text: string | undefined) => (/^\d{1,15}$/.test(text ?? "") ? Number(text) : undefined);

function resultsOf(tellings: Telling[], newsletters: Newsletter[], words: string): PageResult[] {
  const byId = new Map(newsletters.map((newsletter) => [newsletter.id, newsletter]));
  return tellings.flatMap(({ headline, summary, position, newsletterId, slug, slot }) => {
    const newsletter = byId.get(newsletterId);
    if (!newsletter) return [];
    return {
      headline: highlight([{ text: headline, bold: false }], words),
      url: `${digestPath(newsletterId, slug)}#s${position}`,
      summary: highlight(boldSpans(summary), words),
      slotText: `${newsletter.name} · ${slotText(slot, newsletter)}`,
      language: newsletter.language,
    };
  });
}

function addressOf(c: DoorContext, after: number): string {
  const asked = new URL(c.req.url).searchParams;
  asked.set("after", String(after));
  return `/search?${asked.toString()}`;
}
