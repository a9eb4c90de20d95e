/**
 * `npm run watchbell -- COMMAND`: the operator's verbs from a terminal, of the running `npm start` or of a Worker far
 * away, through its token-protected API alone. Status 1: it was refused, or a part of it failed. Status 2: a mistake
 * on the command line.
 */
import { HelpAsked, UsageError } from "./flags.ts";
import { Refusal } from "./watchbell/ask.ts";
import { COMMANDS } from "./watchbell/commands.ts";
import { findWorker } from "./watchbell/find-worker.ts";
import { readArguments } from "./watchbell/read-arguments.ts";

try {
  const { command, given, flags } = readArguments(process.argv.slice(2), COMMANDS);
  const outcome = await command.run({ worker: findWorker(flags.text("remote")), given, flags });
  if (outcome) {
    process.stdout.write(`${flags.isSet("json") ? JSON.stringify(outcome.json) : outcome.text}\n`);
    if (outcome.isFailed) process.exitCode = 1;
  }
} catch (error) {
  if (error instanceof HelpAsked) process.stdout.write(`${error.message}\n`);
  else if (error instanceof UsageError || error instanceof Refusal) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  } else throw error;
}
