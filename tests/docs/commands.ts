/** The commands that the documents show: README.md and docs/, every fenced block of a shell. */
import { globSync, readFileSync } from "node:fs";

export type Command = { file: string; text: string };

/** Each command, whole: over lines that go on, without the comment behind it. */
export function findCommands(): Command[] {
  return globSync("{README.md,docs/*.md}").flatMap((file) =>
    blocksOf(readFileSync(file, "utf8")).flatMap((block) =>
      commandsIn(block).map((text) => ({ file, text })),
    ),
  );
}

/** Blocks may stand in a list, and are indented with it. */
const blocksOf = (document: string) =>
  [...document.matchAll(/^( *)```(?:sh|bash|console|shell)\n([\s\S]*?)^ *```$/gm)].map(
    ([, indent = "", block = ""]) =>
      block.replaceAll(new RegExp(`^${indent}`, "gm"), "").replaceAll(/^\$ /gm, ""),
  );

function commandsIn(block: string): string[] {
  const commands: string[] = [];
  let begun = "";
  for (const line of block.split("\n")) {
    begun += begun ? `\n${line}` : line;
    if (goesOn(begun)) continue;
    const text = withoutComment(begun).trim();
    if (text) commands.push(text);
    begun = "";
  }
  return commands;
}

/** A quotation is open, or the line says so. */
const goesOn = (text: string) =>
  text.endsWith("\\") || (withoutDoubleQuoted(text).match(/'/g)?.length ?? 0) % 2 === 1;

const withoutDoubleQuoted = (text: string) =>
  text.replaceAll(/"(?:[^"\\]|\\.)*"/g, (quoted) => (quoted.includes("'") ? "" : quoted));

/** A comment stands apart, behind the command or alone. */
const withoutComment = (text: string) => text.replace(/(?:^|\s+)# [^\n'"]*$/, "");
