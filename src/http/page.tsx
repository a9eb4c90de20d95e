/** A page in its shell, as a response. */
import type { Child } from "hono/jsx";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { DoorContext, Language } from "./door.ts";
import type { HeadProps } from "./pages/head.tsx";
import { Shell } from "./pages/shell.tsx";

export type Frame = { language: Language } & Omit<HeadProps, "siteName">;

export function page(c: DoorContext, frame: Frame, content: Child, status: ContentfulStatusCode = 200) {
  if (frame.canonicalUrl) c.set("allowed", { ...c.get("allowed"), ownScript: true });
  return c.html(
    <Shell {...frame} siteName={c.env.settings.siteName}>
      {content}
    </Shell>,
    status,
  );
}
