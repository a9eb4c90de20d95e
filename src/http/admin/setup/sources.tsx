/** The step of sources: packs, or anything pasted, each looked up before it is added. */
import { Hono } from "hono";
import { addFromOpml } from "../../../sources/add-list.ts";
import { addSources, ENTRY_LIMIT } from "../../../sources/add.ts";
import { STARTER_PACKS } from "../../../sources/starter-packs.ts";
import type { Door, DoorContext } from "../../door.ts";
import { readForm, textOf } from "../../form.ts";
import { noteChange } from "../../note-change.ts";
import { SetupSourcesPage, type AddedLine } from "../../pages/admin/setup/sources.tsx";
import { adminLanguage } from "../language.ts";
import { adminPage } from "../page.tsx";
import { countSources } from "./setup-store.ts";
import { setupTitle } from "./title.ts";

export const setupSources = new Hono<Door>()
  .get("/:id/sources", (c) => show(c, [], ""))
  .post("/:id/sources", async (c) => {
    const form = await readForm(c);
    const entries = textOf(form, "entries").trim();
    const pack = STARTER_PACKS.find(({ id }) => id === textOf(form, "pack"));
    const text = pack?.opml ?? entries;
    if (text === "") return show(c, [], "");
    const added = /^<[^>]*(?:xml|opml)/i.test(text)
      ? await addList(c, text, pack?.name[adminLanguage(c)] ?? "OPML")
      : await addEach(c, text);
    await noteChange(c, {
      verb: "sources.add",
      subject: `newsletter/${c.req.param("id")}`,
      detail: { added: added.filter(({ isGood }) => isGood).map(({ input }) => input) },
    });
    return show(c, added, added.every(({ isGood }) => isGood) ? "" : entries);
  });

async function addList(c: DoorContext, text: string, name: string): Promise<AddedLine[]> {
  const added = await addFromOpml(c.env, c.req.param("id") ?? "", text);
  if (added.kind === "unreadable") return [{ input: name, isGood: false, text: added.reason }];
  const isEnglish = adminLanguage(c) === "en";
  const told = isEnglish
    ? `${added.addedCount} of ${added.listedCount} are new here`
    : `共 ${added.listedCount} 个，新增 ${added.addedCount} 个`;
  return [
    { input: name, isGood: true, text: told },
    ...added.marked.map(({ url, reason }) => ({ input: url, isGood: false, text: reason })),
  ];
}

async function addEach(c: DoorContext, text: string): Promise<AddedLine[]> {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const entries = await addSources(
    c.env,
    c.req.param("id") ?? "",
    lines.filter(Boolean).slice(0, ENTRY_LIMIT),
  );
  return entries.map((entry) =>
    entry.kind === "failed"
      ? { input: entry.input, isGood: false, text: entry.reason }
      : {
          input: entry.input,
          isGood: true,
          text: [entry.title, entry.url, entry.reason].filter(Boolean).join(" · "),
        },
  );
}

async function show(c: DoorContext, added: AddedLine[], typed: string) {
  const newsletterId = c.req.param("id") ?? "";
  return adminPage(
    c,
    { title: setupTitle(c), room: "newsletters" },
    <SetupSourcesPage
      newsletterId={newsletterId}
      sourceCount={await countSources(c.env.db, newsletterId)}
      packs={STARTER_PACKS}
      added={added}
      typed={typed}
    />,
  );
}
