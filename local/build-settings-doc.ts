/**
 * docs/settings.md, made of src/env.ts: its own sentences, with which are needed and what holds where nothing is set.
 * `npm run fix` makes it anew, and a test holds it.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";

export const SETTINGS_DOC = join("docs", "settings.md");

/** Secrets that a deployment may do without; wrangler.toml names those that it may not. */
const OPTIONAL_SECRETS = ["MODEL_API_KEY", "SMTP_URL", "TURNSTILE_SECRET_KEY", "X_BEARER_TOKEN"];

type Setting = { name: string; isRequired: boolean; about: string };

const HEAD = `# Settings

Made from \`src/env.ts\` by \`npm run fix\`; a test holds it. A variable stands in \`wrangler.toml\` under \`[vars]\`, or in the
dashboard (Workers & Pages → watchbell → Settings), which a deployment by \`npm run deploy\` leaves as it is. A secret is
set by \`npx wrangler secret put NAME\`, or there as an encrypted variable, and can't be read again. Newsletters, sources,
schedules, senders and texts are no settings: they are in the admin.
`;

/** The document as it is to be. Throws where a setting that sounds secret is not on a list of secrets. */
export function buildSettingsDoc(): string {
  const source = readFileSync(join("src", "env.ts"), "utf8");
  const bindings = readNames(section(source, "export type Env = {", "} & "));
  const settings = readNames(section(source, "const schema = z.object({", "\n});"));
  const isSecret = secretsAmong(settings, [...readRequiredSecrets(), ...OPTIONAL_SECRETS]);
  return [
    HEAD,
    table(
      ["setting", "", "unless set", "what it is"],
      settings.map((setting) => row(setting, settings, isSecret)),
    ),
    "\n## Bindings\n\nWhat `wrangler.toml` ties to the Worker.\n",
    table(
      ["binding", "", "what it is"],
      bindings.map(({ name, isRequired, about }) => [`\`${name}\``, isRequired ? "" : "optional", about]),
    ),
  ].join("\n");
}

/** Those that wrangler.toml names. */
export function readRequiredSecrets(): string[] {
  const list = /^required = \[(.*)\]$/m.exec(readFileSync("wrangler.toml", "utf8"))?.[1] ?? "";
  return [...list.matchAll(/"(\w+)"/g)].map(([, name = ""]) => name);
}

const section = (source: string, from: string, to: string) =>
  source.slice(source.indexOf(from), source.indexOf(to, source.indexOf(from)));

/** Names of a block, each with the comment above it, or above its neighbour where two share one. */
function readNames(block: string): Setting[] {
  let about = "";
  return onOneLine(block).flatMap((line) => {
    const comment = /^ {2}\/\*\* (.*) \*\/$/.exec(line)?.[1];
    if (comment) about = comment;
    const [, name, mark, rest = ""] = /^ {2}([A-Z][A-Z0-9_]*)(\??): (.*)$/.exec(line) ?? [];
    return name ? [{ name, isRequired: !mark && !rest.startsWith("z.optional("), about }] : [];
  });
}

/** Lines, with comments of several as one. */
const onOneLine = (block: string) =>
  block
    .replaceAll(
      /\/\*\*\s*([\s\S]*?)\s*\*\//g,
      (_, text: string) => `/** ${text.replaceAll(/\s*\n\s*\*\s?/g, " ")} */`,
    )
    .split("\n");

function secretsAmong(settings: Setting[], secrets: string[]): (name: string) => boolean {
  const forgotten = settings
    .map(({ name }) => name)
    .filter((name) => /(?:_KEY|_KEYS|_SECRET|ADMIN_TOKEN|_BEARER_TOKEN)$/.test(name))
    .filter((name) => name !== "TURNSTILE_SITE_KEY" && !secrets.includes(name));
  if (forgotten.length > 0)
    throw new Error(`Secret or not? ${forgotten.join(", ")} (local/build-settings-doc.ts)`);
  return (name) => secrets.includes(name);
}

function row(setting: Setting, settings: Setting[], isSecret: (name: string) => boolean): string[] {
  const { name, isRequired, about } = setting;
  const sharing = settings.filter((other) => other.about === about);
  const kind = isSecret(name) ? "secret" : "variable";
  return [
    `\`${name}\``,
    kind,
    isRequired ? "**required**" : findUsual(about, sharing.indexOf(setting)),
    about,
  ];
}

/** What a sentence says that holds "unless set"; of two that share a sentence, the second's stands in brackets. */
function findUsual(about: string, index: number): string {
  const usual = index === 0 ? /\(?(\S+) \(?unless (?:set|")/.exec(about) : /\(([\d.]+|off)\)/.exec(about);
  return usual?.[1]?.replaceAll('"', "").replace(/^\(/, "") ?? "–";
}

const table = (heads: string[], rows: string[][]) =>
  [heads, heads.map(() => "---"), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |\n`)
    .join("");
