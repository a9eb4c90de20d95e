import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { evalForm } from "../../local/eval/form.ts";

const SAMPLE = "tests/digests/samples/harbour-2026-03-25-12.md";
const folder = mkdtempSync(join(tmpdir(), "watchbell-markdown-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, body: string | Uint8Array): string {
  writeFileSync(join(folder, name), body);
  return join(folder, name);
}

const run = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["local/markdown.ts", ...args]);
  return { status, stdout, stderr: stderr.toString() };
};

describe("npm run markdown", () => {
  test("prints a file in the form to the byte, and nothing else", () => {
    const { status, stdout, stderr } = run(SAMPLE);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout.equals(readFileSync(SAMPLE))).toBe(true);
  });

  test("prints a relative in the form", () => {
    const relative = `\uFEFF${readFileSync(SAMPLE, "utf8").replaceAll("\n", "\r\n")}\r\n`;
    expect(run(file("relative.md", relative)).stdout.equals(readFileSync(SAMPLE))).toBe(true);
  });

  test.each([
    [
      "broken.md",
      readFileSync(SAMPLE, "utf8").replace("](https://gull.example/cranes)", "]"),
      ":15: Story 2 has no link",
    ],
    ["prose.md", "# Prose\n", ":1: It does not begin with front matter"],
    ["latin.md", new Uint8Array([0x2d, 0xe9, 0x0a]), ": It is no UTF-8 text"],
  ])("of %s names the line and why, and prints nothing", (name, body, sentence) => {
    const path = file(name, body);
    const { status, stdout, stderr } = run(path);
    expect({ status, length: stdout.length }).toEqual({ status: 1, length: 0 });
    expect(stderr).toContain(`${path}${sentence}`);
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });

  test("says which file there is not, and how it is used", () => {
    expect(run(join(folder, "none.md"))).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("no such file"),
    });
    expect(run(folder)).toMatchObject({ status: 1, stderr: expect.stringContaining("folder") });
    expect(run()).toMatchObject({ status: 2, stderr: expect.stringContaining("Usage") });
  });
});

test("the form is measured, and no byte differs", () => {
  const rows = evalForm().filter(({ measure }) => measure === "form: bytes differing");
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.map(({ figure, passed }) => ({ figure, passed }))).toEqual(
    rows.map(() => ({ figure: 0, passed: true })),
  );
});
