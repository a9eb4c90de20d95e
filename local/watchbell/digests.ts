/** Commands of digests. */
import { askJson } from "./ask.ts";
import { askList, LIMIT, limitOf, moreOf } from "./ask-list.ts";
import type { Command, Outcome } from "./command.ts";
import { importIssues } from "./import-issues.ts";
import { clean, writeFacts, writeTable, writeTime } from "./table.ts";

type Digest = {
  id: number;
  newsletterId: string;
  slot: string;
  slug: string;
  title: string;
  status: string;
  reason: string | null;
  storyCount: number;
  publishedAt: string | null;
};

export const digests: Command[] = [
  {
    usage: "digests list NEWSLETTER",
    about: "its latest slots, and what became of them",
    flags: LIMIT,
    async run({ worker, given: [newsletter = ""], flags }) {
      const path = `/newsletters/${encodeURIComponent(newsletter)}/digests`;
      const listed = await askList<Digest>(worker, path, "digests", limitOf(flags));
      const text = writeTable(
        ["id", "slot", "slug", "status", "stories", "title", "why"],
        listed.rows.map((of) => [
          of.id,
          writeTime(of.slot),
          of.slug,
          of.status,
          of.storyCount,
          of.title,
          of.reason,
        ]),
        `${newsletter} has no digests yet`,
      );
      return { json: { digests: listed.rows }, text: text + moreOf(listed) };
    },
  },
  {
    usage: "digests show ID",
    about: "one in whatever state, as Markdown",
    async run({ worker, given: [id = ""] }) {
      const digest = await askJson<Digest & { markdown: string | null }>(worker, "GET", pathOf(id));
      const { newsletterId, slot, slug, title, status, reason, storyCount, publishedAt } = digest;
      const facts = writeFacts([
        ["newsletter", newsletterId],
        ["slot", writeTime(slot)],
        ["slug", slug],
        ["title", title],
        ["status", status],
        ["why", reason],
        ["stories", storyCount],
        ["published", writeTime(publishedAt)],
      ]);
      const markdown = digest.markdown?.split("\n").map(clean).join("\n").trimEnd();
      return { json: digest, text: [facts, markdown].filter(Boolean).join("\n\n") };
    },
  },
  {
    usage: "digests approve ID",
    about: "publish one that is held for review, and mail it",
    run: async ({ worker, given: [id = ""] }) => tell(await askJson(worker, "POST", `${pathOf(id)}/approve`)),
  },
  {
    usage: "digests drop ID",
    about: "end one that is held for review, unpublished",
    flags: { reason: { takes: "TEXT", about: "why" } },
    run: async ({ worker, given: [id = ""], flags }) =>
      tell(await askJson(worker, "POST", `${pathOf(id)}/drop`, { reason: flags.text("reason") })),
  },
  {
    usage: "digests test ID ADDRESS…",
    about: "send one to a few addresses, to look at",
    async run({ worker, given: [id = "", ...to] }) {
      const json = await askJson<object>(worker, "POST", `${pathOf(id)}/test`, { to });
      return { json, text: `Digest ${id} is sent to ${to.join(", ")}` };
    },
  },
  {
    usage: "digests import NEWSLETTER FILE…",
    about: "past issues in Markdown with front matter, into its archive",
    run: ({ worker, given: [newsletter = "", ...files] }) => importIssues(worker, newsletter, files),
  },
];

const pathOf = (id: string) => `/digests/${encodeURIComponent(id)}`;

const tell = (json: { id: number; status: string }): Outcome => ({
  json,
  text: `Digest ${json.id} is ${json.status}`,
});
