/** What tells machines their way: robots.txt, llms.txt and the web manifest. */
import { Hono } from "hono";
import { HOME_TAG } from "../digests/forget-pages.ts";
import { llmsText } from "../digests/llms-text.ts";
import { findLatest } from "../digests/store.ts";
import { findNewsletters } from "../newsletters/store.ts";
import { answerUnlessHeld } from "./conditional.ts";
import type { Door, DoorContext } from "./door.ts";
import { PUBLIC_GUIDE } from "./cached.ts";

/** What is between one reader and us, and no page for anybody else. */
const PRIVATE_DOORS = ["confirm", "unsubscribe", "preferences", "subscribe", "embed", "api", "admin"];
const LLMS_DIGESTS = 5;

export const guides = new Hono<Door>()
  .get("/robots.txt", (c) => answer(c, robotsText(c.env.settings.publicUrl), "text/plain"))
  .get("/llms.txt", async (c) => {
    const { db, settings } = c.env;
    const newsletters = await Promise.all(
      (await findNewsletters(db)).map(async (newsletter) => ({
        newsletter,
        latest: await findLatest(db, newsletter.id, LLMS_DIGESTS),
      })),
    );
    return answer(c, llmsText(settings.siteName, settings.publicUrl, newsletters), "text/plain", [HOME_TAG]);
  })
  .get("/manifest.webmanifest", (c) =>
    answer(c, manifest(c.env.settings.siteName), "application/manifest+json"),
  );

/** RFC 9309. A rule is of the door alone: newsletters may be called what begins with its word. */
function robotsText(publicUrl: string): string {
  const rules = PRIVATE_DOORS.flatMap((door) => ["$", "?", "/"].map((end) => `Disallow: /${door}${end}`));
  return ["User-agent: *", ...rules, "", `Sitemap: ${publicUrl}/sitemap.xml`, ""].join("\n");
}

/** Web app manifest (W3C). The icons are static files, with room around the bell for any mask. */
const manifest = (name: string): string =>
  JSON.stringify({
    id: "/",
    name,
    short_name: name,
    start_url: "/",
    scope: "/",
    display: "minimal-ui",
    background_color: "#ffffff",
    theme_color: "#ffffff",
    icons: [
      ...[192, 512].map((size) => ({
        src: `/icon-${size}.png`,
        sizes: `${size}x${size}`,
        type: "image/png",
        purpose: "any maskable",
      })),
      { src: "/favicon.svg", sizes: "any", type: "image/svg+xml" },
    ],
  });

function answer(c: DoorContext, body: string, type: string, tags: string[] = []) {
  c.header("cache-control", PUBLIC_GUIDE);
  return answerUnlessHeld(c, { body, type: `${type}; charset=utf-8`, tags });
}
