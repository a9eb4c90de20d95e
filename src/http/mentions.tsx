/** Pages of what a newsletter tells about: its topics, the authors it told from, its sources and their sites. */
import { Hono } from "hono";
import { feedLinks } from "../digests/feed/places.ts";
import { newsletterTag } from "../digests/forget-pages.ts";
import { authorName, topicName, type MentionKind } from "../digests/mentions.ts";
import { findMentioned, findMentioning, findTopics, type Mentioning } from "../digests/reading-store.ts";
import { slotText } from "../digests/wording.ts";
import { boldSpans } from "../lib/bold.ts";
import { findNewsletter } from "../newsletters/store.ts";
import { findListOf } from "../sources/list-store.ts";
import { cached } from "./cached.ts";
import type { Door, DoorContext } from "./door.ts";
import { page } from "./page.tsx";
import { SourcesPage, TopicsPage } from "./pages/lists.tsx";
import { MentionsPage } from "./pages/mentions.tsx";
import { digestPath } from "./pages/paths.ts";
import type { PageResult } from "./pages/props.ts";
import { READING } from "./pages/reading-strings.ts";
import { shownRow, sourceView } from "./view.ts";

/** Stories a page. */
const PAGE = 20;

export const mentions = new Hono<Door>()
  .get("/:newsletter/topics", async (c) => {
    const newsletter = await findNewsletter(c.env.db, c.req.param("newsletter"));
    if (!newsletter) return c.notFound();
    const topics = await findTopics(c.env.db, newsletter.id);
    const { id, language } = newsletter;
    return cached(c, { tags: [newsletterTag(id)], of: [shownRow(newsletter), topics] }, () =>
      page(
        c,
        { language, title: `${READING[language].topics} · ${newsletter.name}`, canonicalUrl: canonical(c) },
        <TopicsPage newsletter={newsletter} topics={topics} />,
      ),
    );
  })
  .get("/:newsletter/sources", async (c) => {
    const newsletter = await findNewsletter(c.env.db, c.req.param("newsletter"));
    if (!newsletter) return c.notFound();
    const listed = (await findListOf(c.env.db, newsletter.id))
      // what programs push has no place of its own that a reader could go to
      .filter(({ kind }) => kind !== "push")
      .map(sourceView);
    const mentioned = await findMentioned(
      c.env.db,
      newsletter.id,
      listed.map(({ mention }) => mention),
    );
    const sources = listed.map((source) => ({
      ...source,
      mention: mentioned.find((one) => one === source.mention) ?? null,
    }));
    const { id, language } = newsletter;
    return cached(c, { tags: [newsletterTag(id)], of: [shownRow(newsletter), sources] }, () =>
      page(
        c,
        { language, title: `${READING[language].sources} · ${newsletter.name}`, canonicalUrl: canonical(c) },
        <SourcesPage newsletter={newsletter} sources={sources} />,
      ),
    );
  })
  .get("/:newsletter/topics/:name", (c) => answer(c, "topic", topicName(c.req.param("name"))))
  .get("/:newsletter/authors/:name", (c) =>
    answer(c, "author", authorName({ author: c.req.param("name"), handle: null })),
  )
  .get("/:newsletter/sources/:name", (c) => answer(c, "site", c.req.param("name").toLowerCase()));

async function answer(c: DoorContext, kind: MentionKind, name: string) {
  const before = readTime(c.req.query("before"));
  const found = await findMentioning(
    c.env.db,
    c.req.param("newsletter") ?? "",
    { kind, name, before },
    PAGE + 1,
  );
  return found && found.stories.length > 0 ? show(c, kind, found) : c.notFound();
}

function show(c: DoorContext, kind: MentionKind, { newsletter, stories }: Mentioning) {
  const { id, language, name } = newsletter;
  const { shown, older } = cutAtSlot(stories);
  const label = shown[0]?.label ?? "";
  return cached(c, { tags: [newsletterTag(id)], of: [shownRow(newsletter), stories] }, () =>
    page(
      c,
      {
        language,
        title: `${label} · ${name}`,
        canonicalUrl: `${canonical(c)}${new URL(c.req.url).search}`,
        ...(kind === "topic" && {
          feeds: feedLinks(newsletter, label),
        }),
      },
      <MentionsPage
        newsletter={newsletter}
        kind={kind}
        label={label}
        results={shown.map((story) => resultOf(story, newsletter))}
        older={older && `${c.req.path}?before=${older.getTime()}`}
      />,
    ),
  );
}

/** A page ends with the last slot that is on it whole, for the next one goes on before a slot. */
function cutAtSlot(stories: Mentioning["stories"]) {
  const beyond = stories.length > PAGE ? stories.at(-1) : undefined;
  if (!beyond) return { shown: stories, older: null };
  const whole = stories.filter(({ slot }) => slot.getTime() !== beyond.slot.getTime());
  // a slot that fills the page alone: its last stories are on the digest's page
  const shown = whole.length > 0 ? whole : stories.slice(0, PAGE);
  return { shown, older: shown.at(-1)?.slot ?? null };
}

const resultOf = (
  story: Mentioning["stories"][number],
  newsletter: Mentioning["newsletter"],
): PageResult => ({
  headline: [{ text: story.headline, bold: false, hit: false }],
  url: `${digestPath(newsletter.id, story.slug)}#s${story.position}`,
  summary: boldSpans(story.summary).map((span) => ({ ...span, hit: false })),
  slotText: slotText(story.slot, newsletter),
  language: newsletter.language,
});

const canonical = (c: DoorContext) => `${c.env.settings.publicUrl}${c.req.path}`;

/** Unix ms; nothing where it is no time. */
function readTime(text: string | undefined): Date | undefined {
  return /^\d{1,14}$/.test(text ?? "") ? new Date(Number(text)) : undefined;
}
