/** A page of the admin in its shell, as a response; and where a form leads once it is done. */
import type { Child } from "hono/jsx";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { DoorContext } from "../door.ts";
import { OperatorContext } from "../pages/admin/operator.ts";
import { AdminShell, BareShell } from "../pages/admin/shell.tsx";
import type { Room } from "../pages/admin/rooms.ts";
import type { Said } from "../pages/admin/said.ts";
import { adminLanguage } from "./language.ts";

export type AdminFrame = { title: string; room: Room };

/** `content` may use useOperator: it is rendered within the shell. */
export function adminPage(c: DoorContext, frame: AdminFrame, content: Child, status?: ContentfulStatusCode) {
  c.set("allowed", { ...c.get("allowed"), ownScript: true, framesOwn: true });
  const language = adminLanguage(c);
  return c.html(
    <OperatorContext.Provider value={{ language, csrf: c.get("csrf") ?? "" }}>
      <AdminShell
        {...frame}
        siteName={c.env.settings.siteName}
        path={new URL(c.req.url).pathname}
        said={c.req.query("said")}
        hasSession={c.env.settings.accessAudience === null}
      >
        {content}
      </AdminShell>
    </OperatorContext.Provider>,
    status ?? 200,
  );
}

/** For who is not let in yet. */
export function barePage(c: DoorContext, content: Child, status: ContentfulStatusCode) {
  c.set("allowed", { ...c.get("allowed"), ownScript: true });
  return c.html(
    <OperatorContext.Provider value={{ language: adminLanguage(c), csrf: "" }}>
      <BareShell siteName={c.env.settings.siteName}>{content}</BareShell>
    </OperatorContext.Provider>,
    status,
  );
}

/** After a form: the page that shows what became of it, and a sentence that says so (Post/Redirect/Get). */
export function goOn(c: DoorContext, path: string, said: Said) {
  return c.redirect(`${path}${path.includes("?") ? "&" : "?"}said=${said}`, 303);
}
