/** Brings past issues into the archive of a newsletter. A file that fails says why and stops no other; repeating does no harm. */
import type { Running } from "../find-running.ts";
import { readTextFile } from "../read-text-file.ts";
import { ask, Refusal } from "./ask.ts";
import type { Outcome } from "./command.ts";

type Imported =
  | { file: string; outcome: "imported" | "already"; slug: string }
  | { file: string; outcome: "failed"; reason: string; line?: number };

/** One after another: the archive is a database of one writer. Tells of each as it comes, on stderr where it fails. */
export async function importIssues(worker: Running, newsletter: string, files: string[]): Promise<Outcome> {
  const imported: Imported[] = [];
  for (const file of files) imported.push(await importIssue(worker, newsletter, file));
  const countOf = (wanted: Imported["outcome"]) =>
    imported.filter(({ outcome }) => outcome === wanted).length;
  const counts = `${countOf("imported")} imported, ${countOf("already")} already there, ${countOf("failed")} failed`;
  const lines = imported.flatMap((one) => {
    if (one.outcome !== "failed")
      return `${one.file}: ${one.outcome === "imported" ? "imported" : "already there"} as ${newsletter}/${one.slug}`;
    process.stderr.write(`${one.line === undefined ? one.file : `${one.file}:${one.line}`}: ${one.reason}\n`);
    return [];
  });
  return {
    json: { issues: imported },
    text: [...lines, counts].join("\n"),
    isFailed: countOf("failed") > 0,
  };
}

async function importIssue(worker: Running, newsletter: string, file: string): Promise<Imported> {
  const read = readTextFile(file);
  if (read.kind === "unreadable") return { file, outcome: "failed", reason: read.reason };
  const body = new Blob([read.text], { type: "text/markdown; charset=utf-8" });
  try {
    const answer = await ask(worker, "POST", `/newsletters/${encodeURIComponent(newsletter)}/issues`, body);
    const { slug }: { slug: string } = await answer.json();
    return { file, outcome: answer.status === 201 ? "imported" : "already", slug };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { message: reason, line } = error;
    return { file, outcome: "failed", reason, ...(line !== undefined && { line }) };
  }
}
