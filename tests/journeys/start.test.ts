/** `npm start` as its user meets it: samples, mistakes on the command line. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { outcomeOf, runStart } from "../support/run-start.ts";

const stateDir = mkdtempSync(join(tmpdir(), "watchbell-start-"));
afterAll(() => rmSync(stateDir, { recursive: true, force: true }));

test("on the samples three digests are delivered, one for each newsletter", async () => {
  const ran = await runStart(stateDir, ["--once", "--fresh"]);
  expect(ran.status, ran.stderr).toBe(0);
  const { digests, posts, emails } = outcomeOf(ran);
  expect(digests.map(({ newsletter }) => newsletter).toSorted()).toEqual(["ai", "ai-daily", "ai-today"]);
  for (const { stories } of digests) expect(stories).toBeGreaterThanOrEqual(6);
  expect(posts).toBeGreaterThanOrEqual(60);
  expect(emails).toBe(3);
});

test("a mistake on the command line is answered with one line and status 2", async () => {
  const noOpml = join(stateDir, "no.opml");
  writeFileSync(noOpml, "<html>no list</html>");
  const taken = createServer();
  const port = await new Promise<number>((done) => {
    taken.listen(0, "127.0.0.1", () => done((taken.address() as { port: number }).port));
  });
  const mistakes = [
    ["--twice"],
    ["--sources", "nowhere.opml"],
    ["--sources", noOpml],
    ["--port", String(port)],
    ["--now", "noon"],
  ];
  const answers = await Promise.all(mistakes.map((args) => runStart(stateDir, ["--once", ...args])));
  taken.close();
  expect(answers.map(({ status }) => status)).toEqual([2, 2, 2, 2, 2]);
  for (const { stderr } of answers) expect(stderr.trim().split("\n")).toHaveLength(1);
  expect(answers[3]?.stderr).toContain(`--port ${port} is taken`);
});
