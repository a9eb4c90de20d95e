/** The flags of `npm run deploy`. Anything else is answered with one clear line and status 2. */
import { parseArgs } from "node:util";
import { HelpAsked, UsageError } from "../flags.ts";

export type DeployFlags = {
  /** Look and tell; change nothing. */
  dryRun: boolean;
  /** Deploy also where nothing has changed. */
  again: boolean;
  /** PUBLIC_URL's host is brought to the Worker by somebody else, such as a proxy. */
  noDomain: boolean;
  /** Do not open the admin in a browser. */
  noOpen: boolean;
  /** Secrets to be set anew, by name. */
  replace: string[];
};

const HELP = `npm run deploy -- [--dry-run] [--again] [--replace NAME]… [--no-domain] [--no-open]
  --dry-run    tell what would be done, and change nothing
  --again      deploy also where nothing has changed since the last time
  --replace    set a secret anew, such as RESEND_WEBHOOK_SECRET; may be repeated
  --no-domain  do not tie PUBLIC_URL's domain to the Worker: it is brought there in another way
  --no-open    do not open the admin in a browser at the end
Without a terminal nothing is asked: PUBLIC_URL, POSTAL_ADDRESS and the secrets come from the environment.`;

/** The flags of a command line. Throws a UsageError that names what can't be read. */
export function readDeployFlags(args: string[]): DeployFlags {
  const values = parse(args);
  if (values.help) throw new HelpAsked(HELP);
  const replace = values.replace ?? [];
  if (replace.includes("ADDRESS_KEY"))
    throw new UsageError(
      "--replace ADDRESS_KEY: it must never change, or suppressed addresses are forgotten",
    );
  return {
    dryRun: values["dry-run"] ?? false,
    again: values.again ?? false,
    noDomain: values["no-domain"] ?? false,
    noOpen: values["no-open"] ?? false,
    replace,
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      strict: true,
      options: {
        "dry-run": { type: "boolean" },
        again: { type: "boolean" },
        "no-domain": { type: "boolean" },
        "no-open": { type: "boolean" },
        replace: { type: "string", multiple: true },
        help: { type: "boolean", short: "h" },
      },
    }).values;
  } catch (error) {
    throw new UsageError(
      `${error instanceof Error ? error.message : String(error)} (--help lists the flags)`,
    );
  }
}
