/** A page in its shell, as a response. */
import type { Child } from "hono/jsx";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { DoorContext, Language } from "./door.ts";
import { Shell } from "./pages/shell.tsx";

type Frame = {
  language: Language;
  title: string;
  description?: string;
  canonicalUrl?: string;
  feeds?: { title: string; url: string }[];
};

export const page = (c: DoorContext, frame: Frame, content: Child, status: ContentfulStatusCode = 200) =>
  c.html(
    <Shell {...frame} siteName={c.env.settings.siteName} stylesheetUrl="/style.css">
      {content}
    </Shell>,
    status,
  );
