/** Headers of every response: nothing is cached unless its route says so, and pages run no script at all. */
import { secureHeaders } from "hono/secure-headers";
import { createMiddleware } from "hono/factory";
import type { Door } from "./door.ts";

const secure = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", "data:"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  // tokens stand in the URLs of mailed links: they must not travel on to the sites linked from there
  referrerPolicy: "strict-origin-when-cross-origin",
});

export const headers = createMiddleware<Door>(async (c, next) => {
  await secure(c, next);
  if (!c.res.headers.has("cache-control")) c.res.headers.set("cache-control", "no-store");
});

/** Public pages: fresh for a minute in browsers and at the edge. */
export const PUBLIC_PAGE = "public, max-age=60";
