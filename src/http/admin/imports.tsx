/**
 * Importing a list by a form, in steps: each call takes the next rows and says how far the list has come. The page's
 * script sends the file again for each; without it the list goes along in the form, behind a button.
 */
import { Hono } from "hono";
import { findNewsletters } from "../../newsletters/store.ts";
import { bringList, type BroughtList } from "../../subscribers/bring-list.ts";
import { findImport, type Import } from "../../subscribers/import-store.ts";
import { decodeList } from "../../subscribers/read-list.ts";
import type { Door, DoorContext } from "../door.ts";
import { readForm, textOf } from "../form.ts";
import { noteChange } from "../note-change.ts";
import { ImportFormPage, ImportPage } from "../pages/admin/imports.tsx";
import { adminPage, goOn } from "./page.tsx";
import { say } from "./say.ts";
import { findLateImports } from "./subscribers-store.ts";

const FILE_BYTES = 5_000_000;
/** Rows a call: of a person who presses a button, and of a script that does so by itself. */
const [STEP_ROWS, SCRIPT_STEP_ROWS] = [2_000, 10_000];
const LISTED = 10;

type Typed = { newsletterId: string; pasted: string };

export const imports = new Hono<Door>()
  .get("/subscribers/import", (c) => ask(c, { newsletterId: c.req.query("newsletter") ?? "", pasted: "" }))
  .post("/subscribers/import", async (c) => {
    const form = await readForm(c);
    const typed = { newsletterId: textOf(form, "newsletter"), pasted: textOf(form, "pasted") };
    const isByScript = textOf(form, "by") === "script";
    const list = await listIn(c, form, typed);
    if (typeof list === "string") return ask(c, typed, list);
    const brought = await bringList(c.env, list, isByScript ? SCRIPT_STEP_ROWS : STEP_ROWS);
    switch (brought.kind) {
      case "unreadable":
        return ask(c, typed, brought.reason);
      case "no-newsletter":
        return ask(c, typed, say(c, "Choose a newsletter.", "请选择刊物。"));
      case "another":
        return ask(c, typed, say(c, "This is another list than before.", "与之前的名单不同。"));
      case "brought":
        if (brought.isNew) await noteImport(c, brought.list);
        return brought.list.finishedAt
          ? goOn(c, `/admin/subscribers/imports/${brought.list.id}`, "imported")
          : showOn(c, brought.list, isByScript ? null : { ...list, text: await decodeList(list.bytes) });
    }
  })
  .get("/subscribers/imports/:id", async (c) => {
    const list = await findImport(c.env.db, c.req.param("id"));
    return list ? showOn(c, list, null) : c.notFound();
  });

async function ask(c: DoorContext, typed: Typed, fault: string | null = null): Promise<Response> {
  const [newsletters, late] = await Promise.all([
    findNewsletters(c.env.db),
    findLateImports(c.env.db, LISTED),
  ]);
  return adminPage(
    c,
    { title: say(c, "Import a list", "导入名单"), room: "subscribers" },
    <ImportFormPage newsletters={newsletters} typed={typed} fault={fault} late={late} />,
    fault === null ? 200 : 422,
  );
}

/** What was uploaded, pasted, or goes along; a sentence where it can't be taken. */
async function listIn(
  c: DoorContext,
  form: FormData,
  { newsletterId, pasted }: Typed,
): Promise<BroughtList | string> {
  const importId = textOf(form, "import") || undefined;
  const file = form.get("list");
  const isFile = file instanceof File && file.size > 0;
  const fileName = isFile ? file.name : textOf(form, "fileName") || say(c, "pasted list", "粘贴的名单");
  const bytes = isFile ? undefined : new TextEncoder().encode(importId ? textOf(form, "text") : pasted);
  const size = isFile ? file.size : (bytes?.length ?? 0);
  if (size > FILE_BYTES)
    return say(
      c,
      "The list is larger than 5 MB: npm run subscribers -- import takes one of any size.",
      "名单超过 5 MB：更大的名单请用 npm run subscribers -- import。",
    );
  if (size === 0) return say(c, "Paste a list, or choose a file.", "请粘贴名单或选择文件。");
  return {
    newsletterId,
    importId,
    fileName,
    bytes: bytes ?? new Uint8Array(await (file as File).arrayBuffer()),
  };
}

const noteImport = (c: DoorContext, { id, newsletterId, name, rowCount }: Import) =>
  noteChange(c, {
    verb: "subscriber.import",
    subject: `newsletter/${newsletterId}`,
    detail: { importId: id, name, rowCount },
  });

/** How far it is; with the list to go on with, where no script holds it. */
const showOn = (c: DoorContext, list: Import, rest: { fileName: string; text: string } | null) =>
  adminPage(
    c,
    { title: say(c, "Import", "导入"), room: "subscribers" },
    <ImportPage list={list} rest={rest} />,
  );
