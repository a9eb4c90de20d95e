/**
 * Adding sources to a newsletter in two steps: what was pasted or uploaded is tried and shown, then what is ticked is
 * saved. Between the two the list travels in the form as OPML, so that a person's own list and pasted entries are one.
 */
import { Hono } from "hono";
import { decodeText, findDeclaredEncoding } from "../../lib/decode-text.ts";
import { findNewsletter, type Newsletter } from "../../newsletters/store.ts";
import { refusalOf } from "../../providers/web/refuse.ts";
import { addFromOpml } from "../../sources/add-list.ts";
import { ENTRY_LIMIT } from "../../sources/add.ts";
import { readOpml, type Listed } from "../../sources/opml.ts";
import { preview, type Preview } from "../../sources/preview.ts";
import { writeOpml } from "../../sources/write-opml.ts";
import type { Door, DoorContext } from "../door.ts";
import { readForm, textOf } from "../form.ts";
import { noteChange } from "../note-change.ts";
import { AddSourcesPage } from "../pages/admin/add-sources.tsx";
import { TriedPage, type Tried } from "../pages/admin/tried-sources.tsx";
import { countByDay } from "./last-days.ts";
import { adminPage, goOn } from "./page.tsx";
import { say } from "./say.ts";
import { findKnownUrls } from "./sources-store.ts";

/** Of an uploaded list: the largest are of some thousand feeds. */
const FILE_BYTES = 1_000_000;
const LIST_LIMIT = 2_000;
const CHART_DAYS = 30;
/** Charts are drawn for so many: more are read by their sentences. */
const CHARTED = 6;

export const addSources = new Hono<Door>()
  .get("/newsletters/:id/sources/add", (c) =>
    withNewsletter(c, async (newsletter) => ask(c, newsletter, "", null)),
  )
  .post("/newsletters/:id/sources/add", (c) => withNewsletter(c, (newsletter) => tryOut(c, newsletter)))
  .post("/newsletters/:id/sources/save", (c) => withNewsletter(c, (newsletter) => save(c, newsletter)));

async function withNewsletter(c: DoorContext, work: (newsletter: Newsletter) => Promise<Response>) {
  const newsletter = await findNewsletter(c.env.db, c.req.param("id") ?? "");
  return newsletter ? work(newsletter) : c.notFound();
}

const ask = (c: DoorContext, newsletter: Newsletter, pasted: string, fault: string | null) =>
  adminPage(
    c,
    { title: say(c, "Add sources", "添加来源"), room: "sources" },
    <AddSourcesPage newsletter={newsletter} pasted={pasted} fault={fault} limit={ENTRY_LIMIT} />,
    fault === null ? 200 : 422,
  );

async function tryOut(c: DoorContext, newsletter: Newsletter): Promise<Response> {
  const form = await readForm(c);
  const pasted = textOf(form, "pasted");
  const file = form.get("list");
  const text = file instanceof File && file.size > 0 ? await readFile(file) : pasted;
  if (text === undefined)
    return ask(c, newsletter, pasted, say(c, "The file is larger than 1 MB.", "文件超过 1 MB。"));
  if (/<opml[\s>]/i.test(text)) return tryList(c, newsletter, pasted, text);
  const entries = entriesIn(text);
  if (entries.length === 0)
    return ask(c, newsletter, pasted, say(c, "Paste something, or choose a file.", "请粘贴内容或选择文件。"));
  if (entries.length > ENTRY_LIMIT)
    return ask(
      c,
      newsletter,
      pasted,
      say(
        c,
        `${entries.length} entries are too many to try at once: at most ${ENTRY_LIMIT}. An OPML list may be longer.`,
        `共 ${entries.length} 条，一次最多试 ${ENTRY_LIMIT} 条。OPML 列表可以更长。`,
      ),
    );
  return showTried(
    c,
    newsletter,
    (await preview(c.env, entries)).map((one) => triedOf(c, one, entries.length)),
  );
}

async function readFile(file: File): Promise<string | undefined> {
  if (file.size > FILE_BYTES) return undefined;
  const bytes = new Uint8Array(await file.arrayBuffer());
  return decodeText(bytes, [findDeclaredEncoding(bytes) ?? []].flat()).text;
}

/** One a line, or between commas that are followed by a space or are Chinese; each once. */
const entriesIn = (text: string): string[] => [
  ...new Set(
    text
      .split(/[\r\n]+|[,;]\s+|[，；、]/)
      .map((entry) => entry.trim())
      .filter((entry) => entry !== ""),
  ),
];

/** A list is shown without looking each of its sources up: that would take a call for each. */
function tryList(
  c: DoorContext,
  newsletter: Newsletter,
  pasted: string,
  text: string,
): Response | Promise<Response> {
  const read = readOpml(text);
  if (read.kind === "unreadable") return ask(c, newsletter, pasted, read.reason);
  const tried = read.sources.slice(0, LIST_LIMIT).map((source): Tried => {
    const refusal = refusalOf(source.url, { allowLoopback: c.env.settings.isLocal });
    const caution = refusal ? `Its address ${refusal}` : null;
    return { kind: "found", input: source.url, source, given: null, caution, others: [], isKnown: false };
  });
  return showTried(c, newsletter, tried, read.sources.length > LIST_LIMIT ? LIST_LIMIT : null);
}

function triedOf(c: DoorContext, one: Preview, count: number): Tried {
  if (one.kind === "failed") return one;
  const { given } = one;
  const rhythm = given && count <= CHARTED ? countByDay(given.dates, c.env.now(), CHART_DAYS) : null;
  return { ...one, isKnown: false, given: given && { ...given, rhythm } };
}

async function showTried(
  c: DoorContext,
  newsletter: Newsletter,
  tried: Tried[],
  cutTo: number | null = null,
): Promise<Response> {
  const found = tried.flatMap((one) => (one.kind === "found" ? [one.source] : []));
  const known = await findKnownUrls(
    c.env.db,
    newsletter.id,
    found.map(({ url }) => url),
  );
  return adminPage(
    c,
    { title: say(c, "Add sources", "添加来源"), room: "sources" },
    <TriedPage
      newsletter={newsletter}
      tried={tried.map((one) =>
        one.kind === "found" ? { ...one, isKnown: known.has(one.source.url) } : one,
      )}
      list={writeOpml(newsletter.name, found)}
      cutTo={cutTo}
    />,
  );
}

async function save(c: DoorContext, newsletter: Newsletter): Promise<Response> {
  const form = await readForm(c);
  const read = readOpml(textOf(form, "list"));
  const ticked = new Set(form.getAll("url"));
  const chosen = read.kind === "read" ? read.sources.filter(({ url }) => ticked.has(url)) : [];
  if (chosen.length === 0)
    return ask(c, newsletter, "", say(c, "Nothing was ticked, so nothing is added.", "没有勾选，未添加。"));
  const added = await addFromOpml(c.env, newsletter.id, writeOpml(newsletter.name, chosen));
  const addedCount = added.kind === "added" ? added.addedCount : 0;
  await noteChange(c, {
    verb: "source.add",
    subject: `newsletter/${newsletter.id}`,
    detail: { addedCount, hosts: hostsOf(chosen) },
  });
  return goOn(c, `/admin/sources?newsletter=${newsletter.id}`, addedCount > 0 ? "added" : "had-already");
}

/** An address may hold a key: of it the host is noted, and of a long list only how many they are. */
const HOSTS_NOTED = 20;
const hostsOf = (list: Listed[]) =>
  [...new Set(list.map(({ url }) => URL.parse(url)?.host ?? ""))].slice(0, HOSTS_NOTED);
