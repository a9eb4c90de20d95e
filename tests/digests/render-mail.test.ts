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
