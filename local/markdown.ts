/**
 * `npm run --silent markdown -- FILE`: reads an issue from Markdown and prints it again. What the file says in the
 * form of the reference comes out to the byte; of a file that is no issue the line is named, and the status is 1.
 */
import { printIssue } from "../src/digests/print-issue.ts";
import { readIssue } from "../src/digests/read-markdown.ts";
import { readTextFile } from "./read-text-file.ts";

const [path, ...others] = process.argv.slice(2);

if (path === undefined || others.length > 0) fail("Usage: npm run --silent markdown -- FILE", 2);
else printAgain(path);

function printAgain(path: string): void {
  const file = readTextFile(path);
  if (file.kind === "unreadable") return fail(`${path}: ${file.reason}`, 1);
  const read = readIssue(file.text);
  if (read.kind === "malformed") return fail(`${path}:${read.line}: ${read.reason}`, 1);
  process.stdout.write(printIssue(read.issue));
}

function fail(sentence: string, status: number): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = status;
}
