/** What Vitest's JSON report tells of failures, for the end of `npm test`. */
import { readFileSync } from "node:fs";
import { relative } from "node:path";

/** Characters of a failure that are said again at the end. */
export const TAIL = 3000;

/** Of Vitest's JSON report, what is read here: https://vitest.dev/guide/reporters#json-reporter */
type Report = {
  numPassedTests: number;
  numPendingTests: number;
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { status: string; fullName: string; failureMessages: string[] }[];
  }[];
};

/** A report from its file; undefined where there is none, or half of one. */
export function readReport(results: string): Report | undefined {
  try {
    return JSON.parse(readFileSync(results, "utf8")) as Report;
  } catch {
    return undefined;
  }
}

/** Each failed test with its file and its message; a file that failed before or after its tests, too. */
export function failuresIn({ testResults }: Report): string[] {
  return testResults.flatMap((file) => {
    const name = relative(process.cwd(), file.name);
    const tests = file.assertionResults
      .filter((test) => test.status === "failed")
      .map((test) => `${name} > ${test.fullName}\n${test.failureMessages.join("\n").slice(0, TAIL)}`);
    return tests.length > 0 || file.status !== "failed" ? tests : [`${name}\n${file.message.slice(0, TAIL)}`];
  });
}
