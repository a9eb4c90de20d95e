/** Reads the command line: which command, what it is given, its flags. */
import { parseArgs } from "node:util";
import { HelpAsked, UsageError } from "../flags.ts";
import { arityOf, wordsOf, type Command, type Flag, type Flags } from "./command.ts";
import { COMMON_FLAGS, helpOf } from "./help.ts";

export type Read = { command: Command; given: string[]; flags: Flags };

/** Throws a UsageError that names what can't be read and says how it is used, or HelpAsked. */
export function readArguments(args: string[], commands: Command[]): Read {
  const { values, positionals } = parse(args, commands);
  if (values["help"] || positionals.length === 0) throw new HelpAsked(helpOf(commands, positionals));
  const command = findCommand(commands, positionals);
  if (!command)
    throw new UsageError(
      `There is no command ${positionals.slice(0, 2).join(" ")}\n${helpOf(commands, positionals)}`,
    );
  const given = positionals.slice(isListed(command, positionals) ? 1 : wordsOf(command).length);
  const complain = (sentence: string) => {
    throw new UsageError(`${sentence}\n${helpOf(commands, wordsOf(command))}`);
  };
  const { least, most } = arityOf(command);
  if (given.length < least) complain(`Something is missing: ${command.usage}`);
  if (given.length > most) complain(`${given.at(-1)} is too much: ${command.usage}`);
  const strange = Object.keys(values).find((name) => !(name in { ...command.flags, ...COMMON_FLAGS }));
  if (strange !== undefined) complain(`${wordsOf(command).join(" ")} takes no --${strange}`);
  return {
    command,
    given,
    flags: {
      text: (name) => (typeof values[name] === "string" ? values[name] : undefined),
      isSet: (name) => values[name] === true,
    },
  };
}

/** The command whose words stand first, the longest of several; a room alone is its list. */
function findCommand(commands: Command[], positionals: string[]): Command | undefined {
  const named = commands
    .filter((command) => wordsOf(command).every((word, at) => positionals[at] === word))
    .toSorted((a, b) => wordsOf(b).length - wordsOf(a).length);
  return named[0] ?? commands.find((command) => isListed(command, positionals));
}

const isListed = (command: Command, positionals: string[]) =>
  positionals.length === 1 && wordsOf(command).join(" ") === `${positionals[0]} list`;

/** With the flags of all commands: which command it is stands between them. */
function parse(args: string[], commands: Command[]) {
  const flags: Record<string, Flag> = Object.assign({}, COMMON_FLAGS, ...commands.map((one) => one.flags));
  const options = Object.fromEntries(
    Object.entries(flags).map(([name, { takes }]) => [
      name,
      { type: takes ? ("string" as const) : ("boolean" as const) },
    ]),
  );
  try {
    return parseArgs({ args, allowPositionals: true, options });
  } catch (error) {
    const [sentence] = (error instanceof Error ? error.message : String(error)).split(". ");
    const words = args.filter((arg) => /^[a-z]+$/.test(arg));
    throw new UsageError(`${sentence}\n${helpOf(commands, words)}`);
  }
}
