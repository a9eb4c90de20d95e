/** The flags of `npm start`. Anything else is answered with one clear line and status 2. */
import { parseArgs } from "node:util";

export type Flags = {
  once: boolean;
  fresh: boolean;
  /** OPML files or URLs; none: the samples. */
  sources: string[];
  /** The time of the first tick; the machine's own clock unless given. */
  now: Date;
  /** The Worker's port; a free one unless given. */
  port: number | null;
};

/** A mistake of the person at the keyboard: its message is all they need. */
export class UsageError extends Error {}

/** What --help prints. */
export class HelpAsked extends Error {
  override message = `npm start -- [--once] [--fresh] [--sources FILE|URL]… [--now ISO] [--port N]
  --once     exit when the first digests are delivered; the last line is JSON
  --fresh    forget what earlier runs of these sources left
  --sources  read the feeds of an OPML list instead of the samples; may be repeated
  --now      the time of the first tick
  --port     the Worker's port`;
}

/** The flags of a command line. Throws a UsageError that names what can't be read. */
export function readFlags(args: string[]): Flags {
  const values = parse(args);
  if (values.help) throw new HelpAsked();
  return {
    once: values.once ?? false,
    fresh: values.fresh ?? false,
    sources: values.sources ?? [],
    now: readTime(values.now),
    port: readPort(values.port),
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      strict: true,
      options: {
        once: { type: "boolean" },
        fresh: { type: "boolean" },
        sources: { type: "string", multiple: true },
        now: { type: "string" },
        port: { type: "string" },
        help: { type: "boolean" },
      },
    }).values;
  } catch (error) {
    const [sentence] = (error instanceof Error ? error.message : String(error)).split(". ");
    throw new UsageError(`${sentence}. Flags: --once --fresh --sources FILE|URL --now ISO --port N`);
  }
}

function readTime(text: string | undefined): Date {
  if (text === undefined) return new Date();
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) ? new Date(text) : new Date(Number.NaN);
  if (Number.isNaN(time.getTime()))
    throw new UsageError(`--now ${text} is no ISO 8601 time such as 2026-03-25T00:00:00Z`);
  return time;
}

function readPort(text: string | undefined): number | null {
  if (text === undefined) return null;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535)
    throw new UsageError(`--port ${text} is no port (1 to 65535)`);
  return port;
}
