/** The form of a digest in Markdown: what reading and printing loses, and how the reference is built. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Issue } from "../../src/digests/issue.ts";
import { printIssue } from "../../src/digests/print-issue.ts";
import { readIssue } from "../../src/digests/read-markdown.ts";
import { boldSpans, withoutBold } from "../../src/lib/bold.ts";
import type { Row } from "./row.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const SAMPLE = join(ROOT, "tests", "digests", "samples", "harbour-2026-03-25-12.md");
/** Stands beside the repository on the machines of those who build it. */
const REFERENCE = join(ROOT, "..", "shared", "reference", "digest-2025-12-07-08.md");

/** Round trips of a sample and of the reference, and the measures of the reference's form where it is there. */
export function evalForm(): Row[] {
  const rows = [differing("the sample", readFileSync(SAMPLE))];
  if (!existsSync(REFERENCE)) return rows;
  const reference = readFileSync(REFERENCE);
  const read = readIssue(reference.toString("utf8"));
  return [
    ...rows,
    differing("the reference", reference),
    ...(read.kind === "issue" ? measures(read.issue) : []),
  ];
}

/** How many bytes of a file are others when it is read and printed again. */
function differing(name: string, file: Buffer): Row {
  const read = readIssue(file.toString("utf8"));
  const printed = read.kind === "issue" ? Buffer.from(printIssue(read.issue)) : Buffer.alloc(0);
  const length = Math.max(file.length, printed.length);
  const figure = Array.from({ length }, (_, at) => file[at] !== printed[at]).filter(Boolean).length;
  return {
    measure: "form: bytes differing",
    figure,
    target: 0,
    baseline: null,
    passed: figure === 0,
    note: read.kind === "issue" ? `${name}, ${file.length} bytes` : `${name}:${read.line}: ${read.reason}`,
  };
}

/** What our own digests are held against. */
function measures({ stories, categories }: Issue): Row[] {
  const summaries = stories.map(({ summary }) => withoutBold(summary));
  const bold = stories.map(({ summary }) => boldSpans(summary).filter((span) => span.bold));
  return [
    shown("stories", String(stories.length)),
    shown("categories", String(categories.length)),
    shown("characters of a headline", range(stories.map(({ headline }) => headline.length))),
    shown("characters of a summary", range(summaries.map(({ length }) => length))),
    shown("sentences of a summary", range(summaries.map((text) => text.match(/[。！？]/g)?.length ?? 0))),
    shown("bold terms of a summary", range(bold.map(({ length }) => length))),
    shown("characters of a bold term", range(bold.flat().map(({ text }) => text.length))),
  ];
}

const shown = (name: string, figure: string): Row => ({
  measure: `form of the reference: ${name}`,
  figure,
  target: null,
  baseline: null,
  passed: null,
});

function range(values: number[]): string {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return `${Math.min(...values)}–${Math.max(...values)}, mean ${mean.toFixed(1)}`;
}
