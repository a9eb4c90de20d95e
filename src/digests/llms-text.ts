/** llms.txt (llmstxt.org): what is here and in which forms, for language models and whoever sends them. */
import type { Newsletter } from "../newsletters/store.ts";
import { FEED_FORMATS, feedLinks } from "./feed/places.ts";
import { escapeParagraph, link, oneLine } from "./markdown-text.ts";
import type { Digest } from "./store.ts";

const LANGUAGES = { "zh-CN": "in Chinese", en: "in English" };

const FORMS = `Each digest also comes as Markdown, JSON and plain text: add \`.md\`, \`.json\` or \`.txt\` to its address, or ask for it with \`Accept: text/markdown\`, \`application/json\` or \`text/plain\`. Its stories are at the anchors \`#s1\`, \`#s2\` and so on. Each story links the posts that it was told from: cite those for what they say. In JSON a story of kind \`excerpt\` is in its source's own words, one of kind \`written\` was summarised by a model and checked against its posts, one of kind \`imported\` was written by a person.`;

type Listed = { newsletter: Newsletter; latest: Digest[] };

/** The document; of each newsletter its latest digests. */
export function llmsText(siteName: string, publicUrl: string, newsletters: Listed[]): string {
  return [
    `# ${escapeParagraph(siteName)}`,
    "> Newsletters that write themselves: each gathers on its own schedule what its sources posted, finds the stories in it, and publishes a digest that links every post it was told from.",
    FORMS,
    ...newsletters.flatMap((listed) => sectionOf(listed, publicUrl)),
    "## Optional",
    `- ${link("Sitemap", `${publicUrl}/sitemap.xml`)}: every digest that was published\n`,
  ].join("\n\n");
}

function sectionOf({ newsletter, latest }: Listed, publicUrl: string): string[] {
  const home = `${publicUrl}/${newsletter.id}`;
  const name = oneLine(newsletter.name);
  const digests = latest.map(
    ({ title, slug, opening }) =>
      `- ${link(title, `${home}/${slug}.md`)}${opening ? `: ${escapeParagraph(opening)}` : ""}`,
  );
  const feeds = feedLinks(newsletter)
    .slice(0, FEED_FORMATS.length)
    .map(({ title, url }) => `- ${link(title, publicUrl + url)}: the latest digests in full`);
  return [
    `## ${escapeParagraph(name)}`,
    escapeParagraph(
      [newsletter.description, `Written ${LANGUAGES[newsletter.language]}.`].filter(Boolean).join(" "),
    ),
    [`- ${link(name, home)}: the latest digests`, ...digests, ...feeds].join("\n"),
  ];
}
