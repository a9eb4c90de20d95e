/** The command line of `npm run subscribers`. */
import { parseArgs } from "node:util";
import { HelpAsked, UsageError } from "../flags.ts";

const USAGE = `npm run subscribers -- COMMAND [--remote URL] [--json]
  import FILE --newsletter ID [--name NAME]   bring a list: CSV of any service, or one address a line; again goes on
  export [--newsletter ID] [--status STATUS] [--output FILE]   the list as CSV
  count                                       readers of each newsletter
  show ADDRESS                                all data held of a person
  suppress ADDRESS                            never write to it again, known or not
  erase ADDRESS [--yes]                       forget a person for good
  --remote  where the Worker is, with its ADMIN_TOKEN in WATCHBELL_TOKEN (else the npm start that is running)
  --json    print the outcome as JSON`;

export type Command =
  | { kind: "import"; file: string; newsletter: string; name: string | undefined }
  | { kind: "export"; newsletter: string | undefined; status: string | undefined; output: string | undefined }
  | { kind: "count" }
  | { kind: "show" | "suppress"; address: string }
  | { kind: "erase"; address: string; isSure: boolean };

export type Asked = { command: Command; remote: string | undefined; isJson: boolean };

/** Throws a UsageError that names what can't be read, or HelpAsked. */
export function readCommand(args: string[]): Asked {
  const { values, positionals } = parse(args);
  const [kind, object, ...rest] = positionals;
  if (values.help || kind === undefined) throw new HelpAsked(USAGE);
  if (rest.length > 0) throw new UsageError(`${kind} takes one thing at a time, and not ${rest[0]} too`);
  return {
    command: commandOf(kind, object, values),
    remote: values.remote,
    isJson: values.json ?? false,
  };
}

type Values = ReturnType<typeof parse>["values"];

function commandOf(kind: string, object: string | undefined, values: Values): Command {
  const { newsletter, name, status, output } = values;
  switch (kind) {
    case "import":
      return {
        kind,
        file: need(object, "import needs a FILE"),
        newsletter: need(newsletter, "import needs --newsletter ID"),
        name,
      };
    case "export":
      return { kind, newsletter, status, output };
    case "count":
      return { kind };
    case "show":
    case "suppress":
      return { kind, address: need(object, `${kind} needs an ADDRESS`) };
    case "erase":
      return { kind, address: need(object, "erase needs an ADDRESS"), isSure: values.yes ?? false };
    default:
      throw new UsageError(`There is no command ${kind}: import, export, count, show, suppress, erase`);
  }
}

function parse(args: string[]) {
  const text = { type: "string" } as const;
  const flag = { type: "boolean" } as const;
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        newsletter: text,
        name: text,
        status: text,
        output: text,
        remote: text,
        json: flag,
        yes: flag,
        help: flag,
      },
    });
  } catch (error) {
    const [sentence] = (error instanceof Error ? error.message : String(error)).split(". ");
    throw new UsageError(sentence ?? "");
  }
}

function need(value: string | undefined, complaint: string): string {
  if (!value) throw new UsageError(complaint);
  return value;
}
