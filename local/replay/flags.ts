/** The flags of `npm run replay`. */
import { parseArgs } from "node:util";
import { UsageError } from "../flags.ts";

export type ReplayFlags = {
  /** OPML files or URLs. */
  sources: string[];
  /** Where the sources' clock is set: it is PUT {"now": ISO} before each tick. */
  clock: string | null;
  from: Date;
  /** Included. */
  to: Date;
};

const USAGE = "Usage: npm run replay -- --sources URL [--clock URL] --from ISO --to ISO";

/** The flags of a command line. Throws a UsageError that names what is missing or can't be read. */
export function readReplayFlags(args: string[]): ReplayFlags {
  const values = parse(args);
  if (!values.sources || values.sources.length === 0) throw new UsageError(`--sources is missing. ${USAGE}`);
  const [from, to] = [readTime("from", values.from), readTime("to", values.to)];
  if (to < from) throw new UsageError(`--to ${values.to} lies before --from ${values.from}`);
  return { sources: values.sources, clock: values.clock ?? null, from, to };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      strict: true,
      options: {
        sources: { type: "string", multiple: true },
        clock: { type: "string" },
        from: { type: "string" },
        to: { type: "string" },
      },
    }).values;
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}. ${USAGE}`);
  }
}

function readTime(name: string, text: string | undefined): Date {
  if (text === undefined) throw new UsageError(`--${name} is missing. ${USAGE}`);
  const time = /^\d{4}-\d\d-\d\d/.test(text) ? new Date(text) : new Date(Number.NaN);
  if (Number.isNaN(time.getTime()))
    throw new UsageError(`--${name} ${text} is no ISO 8601 time such as 2026-03-16T00:00:00Z`);
  return time;
}
