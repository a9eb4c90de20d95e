import { describe, expect, test } from "vitest";
import { renderMail } from "../../src/digests/render-mail.tsx";
import { someDigest, someNewsletter, somePost, someStory } from "./some-digest.ts";

const LINKS = {
  archiveUrl: "https://news.example/harbour/2026.03.25.12",
  unsubscribeUrl: "https://blank.example/unsubscribe",
  preferencesUrl: null,
  postalAddress: "1 Quay, Harbour",
};

const render = (digest: Parameters<typeof renderMail>[0], newsletter = someNewsletter()) =>
  renderMail(digest, newsletter, LINKS);

describe("a digest as a mail", () => {
  test("tells its stories in both parts, with where each recipient's link goes", async () => {
    const { subject, html, text } = await render(someDigest());
    expect(subject).toBe("2026.03.25.12 过去4小时");
    for (const part of [html, text]) {
      expect(part).toContain("Beacon 3 发布");
      expect(part).toContain("https://lab.example/beacon");
      expect(part).toContain("原文摘录");
      expect(part).toContain(LINKS.archiveUrl);
      expect(part).toContain(LINKS.unsubscribeUrl);
      expect(part).toContain("1 Quay, Harbour");
    }
  });

  test("has a subject of one line, whatever its title", async () => {
    const { subject } = await render(someDigest({ title: "Harbour\r\nBcc: victim@inbox.example" }));
    expect(subject).toBe("Harbour Bcc: victim@inbox.example");
  });

  test("shows thirty stories and says how many more are on the web", async () => {
    const stories = Array.from({ length: 33 }, (_, at) =>
      someStory({ position: at + 1, headline: `Story ${at + 1}.` }),
    );
    const { html, text } = await render(someDigest({ stories }), someNewsletter({ language: "en" }));
    for (const part of [html, text]) {
      expect(part).toContain("Story 30.");
      expect(part).not.toContain("Story 31.");
      expect(part).toMatch(/\b3\b[^<]*more|more[^<]*\b3\b/i);
    }
  });

  test.each([
    ["its stories are long", { summary: "汉字".repeat(900) }],
    [
      "its links are long",
      { posts: [1, 2, 3, 4].map((at) => somePost({ url: `https://x.example/${"a".repeat(1000)}${at}` })) },
    ],
  ])("is read on on the web before Gmail would cut it, between two stories: %s", async (_, facts) => {
    const stories = Array.from({ length: 40 }, (_, at) =>
      someStory({ position: at + 1, headline: `第${at + 1}则，`, ...facts }),
    );
    const { html, text } = await render(someDigest({ stories }));
    const shownCount = html.match(/<h2/g)?.length ?? 0;
    const bytes = new TextEncoder().encode(html).length;
    expect(bytes).toBeLessThan(90_000);
    expect(shownCount, "no fewer than there is room for").toBeGreaterThan((shownCount * 90_000) / bytes - 2);
    for (const part of [html, text]) {
      expect(part).toContain(`第${shownCount}则，`);
      expect(part).not.toContain(`第${shownCount + 1}则，`);
      expect(part).toContain(`另有 ${40 - shownCount} 则`);
    }
  });

  test("ends in the link to the web where not even one story has room", async () => {
    const { html } = await render(someDigest({ stories: [someStory({ summary: "字".repeat(40_000) })] }));
    expect(html).not.toContain("<h2");
    expect(html).toContain("另有 1 则");
  });

  test("names twenty of the stories that its reader leaves out, and counts the others", async () => {
    const stories = Array.from({ length: 26 }, (_, at) =>
      someStory({ position: at + 1, headline: `第${at + 1}则，` }),
    );
    const folded = new Set(stories.slice(1).map(({ position }) => position));
    const { html } = await renderMail(someDigest({ stories }), someNewsletter(), LINKS, folded);
    expect(html).toContain("第21则，");
    expect(html).not.toContain("第22则，");
    expect(html).toContain("另有 5 则");
  });

  test("names every further source", async () => {
    const posts = [somePost(), somePost({ author: "Gull", url: "https://gull.example/1" })];
    const { html, text } = await render(someDigest({ stories: [someStory({ posts, sourceCount: 2 })] }));
    for (const part of [html, text]) {
      expect(part).toContain("https://gull.example/1");
      expect(part).toContain("2 个来源");
    }
  });

  test.each(["javascript:alert(1)", "data:text/html,x"])(
    "script in a post is dead, linked at %s",
    async (url) => {
      const script = `"><script>alert(1)</script><img src=x onerror=alert(1)>`;
      const story = someStory({
        headline: script,
        summary: `**${script}**`,
        posts: [somePost({ author: script, url })],
      });
      const { html } = await render(someDigest({ title: script, stories: [story] }));
      expect(html).not.toMatch(/<script|<img src=x|javascript:|href="data:/i);
      expect(html).toContain("&lt;script&gt;");
    },
  );
});
