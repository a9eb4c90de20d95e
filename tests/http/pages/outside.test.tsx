import { describe, expect, test } from "vitest";
import { DigestPage } from "../../../src/http/pages/digest.tsx";
import { HomePage } from "../../../src/http/pages/home.tsx";
import { SourcesPage, TopicsPage } from "../../../src/http/pages/lists.tsx";
import { MentionsPage } from "../../../src/http/pages/mentions.tsx";
import { MissingPage } from "../../../src/http/pages/missing.tsx";
import { NewsletterPage } from "../../../src/http/pages/newsletter.tsx";
import { SearchPage } from "../../../src/http/pages/search.tsx";
import { UnsubscribePage } from "../../../src/http/pages/unsubscribe.tsx";
import { render } from "./every-page.tsx";
import { findTags, hrefs, tags, text, theTag } from "./markup.ts";
import { chineseDigest, chineseNewsletter, form, searching, someStory } from "./sample.ts";

const HOSTILE = `"><img src=x onerror=alert(1)></title></script><script>alert(1)</script>'&amp;{{x}}`;
const DEAD_URLS = [
  "javascript:alert(1)",
  " java\nscript:alert(1)",
  "JaVaScRiPt://x.example/%0aalert(1)",
  "data:text/html,<script>alert(1)</script>",
  "vbscript:msgbox(1)",
  "file:///etc/passwd",
  "//no-scheme.example",
  "/relative",
  "",
];

const digestWith = (changes: Parameters<typeof someStory>[0]) => ({
  ...chineseDigest,
  stories: [someStory(changes)],
});
const digestPage = (changes: Parameters<typeof someStory>[0]) =>
  render("zh-CN", <DigestPage form={form} newsletter={chineseNewsletter} digest={digestWith(changes)} />);

describe("what sources wrote is never markup", () => {
  const hostileDigest = {
    ...digestWith({
      headline: HOSTILE,
      author: HOSTILE,
      summary: [
        { text: HOSTILE, bold: true },
        { text: HOSTILE, bold: false },
      ],
      note: HOSTILE,
      language: HOSTILE,
      sourceCountText: HOSTILE,
      sources: [{ number: 2, url: `https://x.example/${HOSTILE}`, author: HOSTILE }],
    }),
    slug: HOSTILE,
    title: `${HOSTILE} ${HOSTILE}`,
    categories: [HOSTILE],
    previous: { slug: HOSTILE, title: HOSTILE },
  };
  const newsletter = { ...chineseNewsletter, id: HOSTILE, name: HOSTILE, description: HOSTILE };
  const day = { slug: HOSTILE, title: HOSTILE, slotText: HOSTILE, storyCount: 1, headlines: [HOSTILE] };
  const hostileSearch = {
    ...searching("zh-CN", HOSTILE),
    query: { words: HOSTILE, newsletter: HOSTILE, topic: HOSTILE, time: "" as const },
    newsletters: [{ id: HOSTILE, name: HOSTILE, language: "en" as const }],
    topics: [HOSTILE],
  };
  const result = {
    headline: [{ text: HOSTILE, bold: false, hit: true }],
    url: "/a/b#s1",
    summary: [{ text: HOSTILE, bold: true, hit: false }],
    slotText: HOSTILE,
    language: "en" as const,
  };

  test.each([
    ["digest", <DigestPage form={form} newsletter={newsletter} digest={hostileDigest} />],
    [
      "home",
      <HomePage
        form={form}
        language="zh-CN"
        siteName={HOSTILE}
        newsletters={[newsletter, { ...newsletter, id: "b" }]}
      />,
    ],
    [
      "newsletter",
      <NewsletterPage
        form={form}
        newsletter={newsletter}
        month={null}
        months={null}
        digestsByDay={[{ day: HOSTILE, digests: [day] }]}
      />,
    ],
    ["search", <SearchPage {...hostileSearch} results={[result]} />],
    ["empty search", <SearchPage {...hostileSearch} />],
    [
      "topic",
      <MentionsPage
        newsletter={newsletter}
        kind="topic"
        label={HOSTILE}
        results={[result]}
        older={HOSTILE}
      />,
    ],
    ["topics", <TopicsPage newsletter={newsletter} topics={[HOSTILE]} />],
    [
      "sources",
      <SourcesPage
        newsletter={newsletter}
        sources={[{ title: HOSTILE, url: HOSTILE, mention: { kind: "site", name: HOSTILE } }]}
      />,
    ],
    [
      "missing",
      <MissingPage {...hostileSearch} nearest={{ newsletterId: HOSTILE, slug: HOSTILE, title: HOSTILE }} />,
    ],
    [
      "unsubscribe",
      <UnsubscribePage
        language="zh-CN"
        newsletterName={HOSTILE}
        maskedEmail={HOSTILE}
        token={HOSTILE}
        fewer={[{ id: HOSTILE, name: HOSTILE, scheduleText: HOSTILE }]}
      />,
    ],
  ])("on the %s page", async (_, page) => {
    const html = await render("zh-CN", page);
    expect([...tags(html, "script"), ...tags(html, "img")]).toEqual([]);
    expect(
      findTags(html, ({ attribs }) => Object.keys(attribs).some((name) => name.startsWith("on"))),
    ).toEqual([]);
    expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  });
});

describe("an address that is not http or https is no link", () => {
  test.each(DEAD_URLS)("%j", async (url) => {
    const html = await digestPage({ headline: "标题", url, sources: [{ number: 2, url, author: "林牧" }] });
    expect(hrefs(html).filter((href) => !/^(?:[/#]|mailto:\?subject=)/.test(href))).toEqual([]);
    expect(text(theTag(html, "h2", (tag) => text(tag) === "标题"))).toBe("标题");
    expect(html).toContain("<bdi>林牧</bdi>");
  });
});
