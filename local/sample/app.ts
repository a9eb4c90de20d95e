/** The URL map of the sample wire. */
import { Hono } from "hono";
import { answer } from "./answer.ts";
import { pathOf, render } from "./render.ts";
import { renderOpml } from "./render-opml.ts";
import { SOURCES } from "./sources.ts";

const OPML = { "content-type": "text/x-opml; charset=utf-8" };

/** `start` is the moment that the posts' ages count from. */
export function createSampleApp({ start, now }: { start: Date; now: () => Date }): Hono {
  const app = new Hono();
  app.get("/feeds.opml", (c) => c.body(renderOpml("Sample wire", SOURCES, originOf(c.req.url)), 200, OPML));
  app.get("/feeds-en.opml", (c) => {
    const english = SOURCES.filter(({ language }) => language === "en");
    return c.body(renderOpml("Sample wire, English", english, originOf(c.req.url)), 200, OPML);
  });
  for (const source of SOURCES) {
    app.get(pathOf(source), (c) =>
      answer(c.req.raw, render(source, { start, now: now() }, originOf(c.req.url))),
    );
  }
  return app;
}

const originOf = (url: string) => new URL(url).origin;
