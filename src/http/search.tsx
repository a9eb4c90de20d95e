/** Searching the archive. */
import { Hono } from "hono";
import { searchStories } from "../digests/search.ts";
import { slotText } from "../digests/wording.ts";
import { boldSpans } from "../lib/bold.ts";
import { findNewsletters } from "../newsletters/store.ts";
import { languageOf, type Door } from "./door.ts";
import { page } from "./page.tsx";
import { SearchPage } from "./pages/search.tsx";

/** No reader's question is longer. */
const QUERY_LIMIT = 200;

const TITLES = { "zh-CN": "搜索", en: "Search" };

export const search = new Hono<Door>().get("/", async (c) => {
  const language = languageOf(c);
  const query = (c.req.query("q") ?? "").slice(0, QUERY_LIMIT);
  const newsletters = new Map(
    (await findNewsletters(c.env.db)).map((newsletter) => [newsletter.id, newsletter]),
  );
  const results = (await searchStories(c.env, query)).flatMap((telling) => {
    const newsletter = newsletters.get(telling.newsletterId);
    if (!newsletter) return [];
    return {
      title: telling.headline,
      url: `/${telling.newsletterId}/${telling.slug}#s${telling.position}`,
      snippet: boldSpans(telling.summary),
      slotText: `${newsletter.name} · ${slotText(telling.slot, newsletter)}`,
      language: newsletter.language,
    };
  });
  return page(
    c,
    { language, title: TITLES[language] },
    <SearchPage language={language} query={query} results={results} />,
  );
});
