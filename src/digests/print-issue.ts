/** An issue as Markdown with front matter, in the form of the reference: what static site generators (Hugo) publish. */
import type { Issue, IssueStory } from "./issue.ts";
import { escapeParagraph, link } from "./markdown-text.ts";

/** What stands before an earlier story and before the further sources. */
export const LABELS = {
  "zh-CN": { update: "更新自：", sources: "其他来源：" },
  en: { update: "Update of: ", sources: "More sources: " },
};
export const SOURCE_GAP = " · ";

/** The whole document, without a newline at its end. Further sources follow a story's paragraph as numbered links. */
export function printIssue(issue: Issue): string {
  const front = [
    "---",
    `title: ${quoted(issue.title)}`,
    `date: ${issue.date.text}`,
    ...(issue.correction
      ? [`lastmod: ${issue.correction.date}`, `correction: ${quoted(issue.correction.text)}`]
      : []),
    `categories: [${issue.categories.map(quoted).join(", ")}]`,
    "---",
  ].join("\n");
  const opening = issue.opening ? [escapeParagraph(issue.opening)] : [];
  return [front, ...opening, ...issue.stories.map((story) => printStory(story, issue.language))].join("\n\n");
}

/** JSON's strings are YAML's, but for characters that YAML has no place for unless they are escaped. */
const quoted = (text: string) =>
  JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/** A number of up to two digits takes four columns with what follows it, and paragraphs of its item stand below that. */
function printStory(story: IssueStory, language: Issue["language"]): string {
  const number = `${story.position}. `.padEnd(4);
  const indent = " ".repeat(number.length);
  const { update, sources } = LABELS[language];
  const links = story.sources.map(({ author, url }, at) => link(`${at + 2}. ${author}`, url));
  const paragraphs = [
    story.asWritten?.summary ?? printSummary(story),
    story.update && `${update}${link(story.update.text, story.update.url)}`,
    links.length > 0 && `${sources}${links.join(SOURCE_GAP)}`,
  ];
  return [
    `${number}${story.asWritten?.head ?? printHead(story)}`,
    ...paragraphs.filter(Boolean).map((paragraph) => `${indent}${paragraph}`),
  ].join("\n\n");
}

export const printHead = ({ headline, author, url }: Pick<IssueStory, "headline" | "author" | "url">) =>
  link(`${headline}-${author}`, url);

export const printSummary = ({ summary }: Pick<IssueStory, "summary">) => escapeParagraph(summary);
