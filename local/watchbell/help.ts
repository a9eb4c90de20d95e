/** What --help prints, and what a mistake on the command line is answered with. */
import { wordsOf, type Command, type Flag } from "./command.ts";
import { alignLines } from "./table.ts";

/** What every command takes. */
export const COMMON_FLAGS: Record<string, Flag> = {
  remote: {
    takes: "URL",
    about: "where the Worker is, with its token in WATCHBELL_TOKEN (else the npm start that is running)",
  },
  json: { about: "print one JSON object" },
  help: { about: "say how it is used" },
};

const START = "npm run watchbell --";

/**
 * Of the commands those that begin with these words, or with as many of them as any does: in a line each; of a single
 * one with its flags.
 */
export function helpOf(commands: Command[], words: string[]): string {
  const list = commands.filter((command) => words.every((word, at) => wordsOf(command)[at] === word));
  if (list.length === 0) return helpOf(commands, words.slice(0, -1));
  const [only] = list;
  const flags = list.length === 1 && only ? { ...only.flags, ...COMMON_FLAGS } : COMMON_FLAGS;
  return [
    `${START} ${list.length === 1 ? "" : "COMMAND [FLAGS]"}`.trimEnd(),
    ...alignLines(list.map(({ usage, about, flags: own }) => [`  ${usage}${marksOf(own)}`, about])),
    ...alignLines(Object.entries(flags).map(([name, flag]) => [`  ${writeFlag(name, flag)}`, flag.about])),
  ].join("\n");
}

const marksOf = (flags: Command["flags"] = {}) =>
  Object.entries(flags)
    .map(([name, flag]) => ` [${writeFlag(name, flag)}]`)
    .join("");

const writeFlag = (name: string, { takes }: Flag) => `--${name}${takes ? ` ${takes}` : ""}`;
