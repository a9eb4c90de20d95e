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
    const { text, isOpen } = readLine(begun ? `${begun}\n${line}` : line);
    begun = isOpen ? text : "";
    if (!isOpen && text.trim()) commands.push(text.trim());
  }
  return commands;
}

/** A command so far, without the comment behind it; open where a quotation is, or where the line says that it goes on. */
function readLine(line: string): { text: string; isOpen: boolean } {
  let quote = "";
  for (let at = 0; at < line.length; at++) {
    const character = line.charAt(at);
    if (quote) quote = character === quote ? "" : quote;
    else if (character === "'" || character === '"') quote = character;
    else if (/^(?:|\s)#$/.test(line.slice(Math.max(0, at - 1), at + 1)))
      return { text: line.slice(0, at), isOpen: false };
  }
  return { text: line, isOpen: quote !== "" || line.endsWith("\\") };
}
