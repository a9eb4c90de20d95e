/**
 * Lists of sources as OPML 2.0. What OPML has no word for, weight and paused, stands in a namespace of its own, so
 * that an exported list, imported again, is the same list.
 */
import { escapeHtml } from "../lib/escape-html.ts";
import type { Listed } from "./opml.ts";

const NAMESPACE = "https://watchbell.example/ns/opml";
/** Not allowed in XML 1.0, escaped or not: control characters, lone surrogates and two that are no characters. */
const NOT_XML = /\p{Control}|\p{Surrogate}|[\uFFFE\uFFFF]/gu;

/** A source of any kind, as the database knows it. */
type Kept = Omit<Listed, "kind"> & { kind: Listed["kind"] | "push" };

/** The document of a list under a title; sources that posts are pushed to have no address that another could read. */
export function writeOpml(title: string, kept: readonly Kept[]): string {
  const sources = kept.filter((source): source is Listed => source.kind !== "push");
  return `<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0" xmlns:watchbell="${NAMESPACE}">
<head><title>${clean(title)}</title></head>
<body>
${outlines(sources, 0)}</body>
</opml>
`;
}

/** Those of a folder first, then its folders, each with what stands in it. */
function outlines(sources: readonly Listed[], depth: number): string {
  const own = sources.filter(({ folder }) => folder.length <= depth).map((source) => `${outline(source)}\n`);
  const deeper = Map.groupBy(
    sources.filter(({ folder }) => folder.length > depth),
    ({ folder }) => folder[depth] ?? "",
  );
  const folders = [...deeper].map(
    ([name, inside]) => `<outline text="${clean(name)}">\n${outlines(inside, depth + 1)}</outline>\n`,
  );
  return [...own, ...folders].join("");
}

function outline(source: Listed): string {
  const { kind, url, title, siteUrl, weight, paused } = source;
  const attributes = {
    type: "rss",
    text: title || url,
    title: title || null,
    xmlUrl: url,
    htmlUrl: siteUrl ?? (kind === "x" ? url : null),
    "watchbell:weight": weight === 1 ? null : String(weight),
    "watchbell:paused": paused ? "true" : null,
  };
  const pairs = Object.entries(attributes).flatMap(([name, value]) =>
    value === null ? [] : [`${name}="${clean(value)}"`],
  );
  return `<outline ${pairs.join(" ")}/>`;
}

/** What an attribute can hold and keeps: readers of XML turn each white space in it into a space. */
const clean = (text: string) => escapeHtml(text.replaceAll(/\s+/g, " ").replaceAll(NOT_XML, "").trim());
