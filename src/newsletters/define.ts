/** Defining a newsletter, or changing one. Its id is the first word of its URLs, so the Worker's own words are taken. */
import * as z from "zod/mini";
import type { Desk } from "../desk.ts";
import { findScheduleFault } from "./schedule.ts";
import { findNewsletters, saveNewsletter, type Newsletter } from "./store.ts";

/** First words of the Worker's own paths, now or likely: no newsletter can have one as its id. */
const TAKEN = new Set(
  "about admin api app archive assets author authors confirm digest digests embed favicon feed feeds healthz help index login logout llms mailing news newsletter newsletters preferences privacy robots rss search sitemap source sources static subscribe subscribers topic topics unsubscribe webhooks".split(
    " ",
  ),
);

const hours = z.int().check(z.minimum(1), z.maximum(24 * 14));
const line = (most: number) =>
  z.string().check(z.trim(), z.minLength(1), z.maxLength(most), z.regex(/^[^\r\n]*$/, "must be one line"));

/** What a newsletter is defined by: shown to callers of the API, too. */
export const definition = z.object({
  id: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,39}$/, "must be 1–40 small letters, digits or hyphens")),
  name: line(120),
  description: z._default(z.string().check(z.maxLength(500)), ""),
  language: z.enum(["zh-CN", "en"]),
  timeZone: z.string(),
  schedule: z.string(),
  lookbackHours: z._default(hours, 36),
  titlePattern: line(200),
  maxStories: z._default(z.int().check(z.minimum(1), z.maximum(50)), 12),
  minStories: z._default(z.int().check(z.minimum(1), z.maximum(50)), 3),
  senderName: line(80),
  senderEmail: z.email(),
  sendWithinHours: z._default(hours, 12),
  /** The newsletter that it rolls up, in place of sources of its own. */
  rollsUp: z._default(z.nullable(z.string()), null),
  review: z._default(z.enum(["none", "until-approved", "publish-after", "drop-after"]), "none"),
  reviewMinutes: z._default(z.int().check(z.minimum(1), z.maximum(7 * 24 * 60)), 60),
  paused: z._default(z.boolean(), false),
  /** No slot before this is owed; the time of its definition unless given. */
  startsAt: z.optional(z.iso.datetime()),
});

export type Defined = { kind: "defined"; id: string } | { kind: "invalid"; faults: string[] };

/** Adds or changes a newsletter. Input of the wrong shape is answered with a sentence a fault, and nothing is changed. */
export async function defineNewsletter(
  { db, now }: Pick<Desk, "db" | "now">,
  input: unknown,
): Promise<Defined> {
  const parsed = definition.safeParse(input);
  if (!parsed.success)
    return {
      kind: "invalid",
      faults: parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`),
    };
  const faults = [...findFaults(parsed.data), ...(await findRollUpFaults({ db }, parsed.data))];
  if (faults.length > 0) return { kind: "invalid", faults };
  const { startsAt, ...row } = parsed.data;
  await saveNewsletter(db, { ...row, startsAt: startsAt ? new Date(startsAt) : now() });
  return { kind: "defined", id: row.id };
}

function findFaults(
  row: Pick<Newsletter, "id" | "schedule" | "timeZone" | "minStories" | "maxStories">,
): string[] {
  const scheduleFault = findScheduleFault(row);
  return [
    ...(TAKEN.has(row.id) ? [`id: ${row.id} is a word of the Worker's own paths`] : []),
    ...(scheduleFault ? [scheduleFault] : []),
    ...(row.minStories > row.maxStories ? ["minStories: more than maxStories"] : []),
  ];
}

/** A roll-up rolls up another newsletter, and none that is a roll-up itself: it would wait for what waits for others. */
async function findRollUpFaults(
  { db }: Pick<Desk, "db">,
  { id, rollsUp }: Pick<Newsletter, "id" | "rollsUp">,
): Promise<string[]> {
  if (rollsUp === null) return [];
  if (rollsUp === id) return ["rollsUp: a newsletter can't roll itself up"];
  const all = await findNewsletters(db);
  const rolled = all.find((newsletter) => newsletter.id === rollsUp);
  if (!rolled) return [`rollsUp: there is no newsletter ${rollsUp}`];
  if (rolled.rollsUp !== null) return [`rollsUp: ${rollsUp} is a roll-up itself`];
  const above = all.find((newsletter) => newsletter.rollsUp === id);
  return above ? [`rollsUp: ${above.id} rolls up ${id}`] : [];
}
