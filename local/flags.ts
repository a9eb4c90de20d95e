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
  /** Who writes the stories: a stand-in, or a real model; null: they are excerpts. */
  model: ModelChoice | null;
};

export type ModelChoice =
  | { kind: "stub" }
  | { kind: "real"; baseUrl: string; name: string; apiKey: string | null };

/** A mistake of the person at the keyboard: its message is all they need. */
export class UsageError extends Error {}

const HELP = `npm start -- [--once] [--fresh] [--sources FILE|URL]… [--now ISO] [--port N] [--model stub|URL]
  --once     exit when the first digests are delivered; the last line is JSON
  --fresh    forget what earlier runs of these sources left
  --sources  read the feeds of an OPML list instead of the samples; may be repeated
  --now      the time of the first tick
  --port     the Worker's port
  --model    have stories written: by a stand-in (stub), or by the model MODEL_NAME at a URL in the OpenAI shape,
             with MODEL_API_KEY where it needs one`;

/** What --help prints. */
export class HelpAsked extends Error {
  constructor(help = HELP) {
    super(help);
  }
}

/** The flags of a command line, and what of its environment they need. Throws a UsageError that names what can't be read. */
export function readFlags(args: string[], environment: NodeJS.ProcessEnv = process.env): Flags {
  const values = parse(args);
  if (values.help) throw new HelpAsked();
  return {
    once: values.once ?? false,
    fresh: values.fresh ?? false,
    sources: values.sources ?? [],
    now: readTime(values.now),
    port: readPort(values.port),
    model: readModel(values.model, environment),
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
        model: { type: "string" },
        help: { type: "boolean" },
      },
    }).values;
  } catch (error) {
    const [sentence] = (error instanceof Error ? error.message : String(error)).split(". ");
    throw new UsageError(
      `${sentence}. Flags: --once --fresh --sources FILE|URL --now ISO --port N --model stub|URL`,
    );
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

function readModel(text: string | undefined, environment: NodeJS.ProcessEnv): ModelChoice | null {
  if (text === undefined) return null;
  if (text === "stub") return { kind: "stub" };
  if (!/^https?:$/.test(URL.parse(text)?.protocol ?? ""))
    throw new UsageError(`--model ${text} is neither stub nor a URL such as http://localhost:11434/v1`);
  const name = environment["MODEL_NAME"];
  if (!name) throw new UsageError("--model URL needs the name of the model in MODEL_NAME");
  return { kind: "real", baseUrl: text, name, apiKey: environment["MODEL_API_KEY"] || null };
}
