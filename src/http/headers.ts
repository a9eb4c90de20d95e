/** Headers of every response: nothing is cached unless its route says so, and pages run no script unless it does. */
import { secureHeaders } from "hono/secure-headers";
import { createMiddleware } from "hono/factory";
import type { Allowed, Door } from "./door.ts";

export const headers = createMiddleware<Door>(async (c, next) => {
  await next();
  await securedFor(c.get("allowed"))(c, async () => {});
  if (!c.res.headers.has("cache-control")) c.res.headers.set("cache-control", "no-store");
});

/** What nearly all answers are given is made once: making it takes as long as writing a small page. */
const PRIVATE = secure({});
const PUBLIC = secure({ ownScript: true });

function securedFor(allowed: Allowed | undefined) {
  if (!allowed) return PRIVATE;
  if (allowed.turnstileOrigin || allowed.framedBy || allowed.framesOwn) return secure(allowed);
  return allowed.ownScript ? PUBLIC : PRIVATE;
}

function secure({ ownScript, turnstileOrigin, framedBy, framesOwn, isMail }: Allowed) {
  const frames = [...(turnstileOrigin ? [turnstileOrigin] : []), ...(framesOwn ? ["'self'"] : [])];
  const scripts = [...(ownScript ? ["'self'"] : []), ...(turnstileOrigin ? [turnstileOrigin] : [])];
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      styleSrc: isMail ? ["'unsafe-inline'"] : ["'self'"],
      imgSrc: ["'self'", "data:"],
      ...(scripts.length > 0 && { scriptSrc: scripts }),
      // browsers' own tools ask for robots.txt from within the page
      ...(ownScript && { connectSrc: ["'self'"] }),
      ...(frames.length > 0 && { frameSrc: frames }),
      ...(isMail && { sandbox: ["allow-popups"] }),
      manifestSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: framedBy ?? ["'none'"],
    },
    // tokens stand in the URLs of mailed links: they must not travel on to the sites linked from there
    referrerPolicy: "strict-origin-when-cross-origin",
    ...(framedBy && { xFrameOptions: false, crossOriginResourcePolicy: "cross-origin" }),
  });
}
