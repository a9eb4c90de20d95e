/**
 * The floors: a folder of src imports only from those below it, types included, and packages and the outside world
 * have homes. The tables here are the design; a change of the design is a change of these lines.
 */
import { globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, test } from "vitest";

/** What each room may import from, besides itself. Rooms are folders, and the files that stand alone in src. */
const MAY_IMPORT: Record<string, string[]> = {
  lib: [],
  "jobs.ts": [],
  db: ["lib", "providers"],
  providers: ["lib"],
  "env.ts": ["lib", "jobs.ts"],
  "desk.ts": ["lib", "db", "providers", "env.ts", "jobs.ts"],
  operators: ["lib", "db", "providers", "desk.ts"],
  newsletters: ["lib", "db", "providers", "desk.ts", "env.ts"],
  sources: ["lib", "db", "providers", "desk.ts", "newsletters"],
  stories: ["lib", "db", "providers", "desk.ts", "newsletters", "sources"],
  subscribers: ["lib", "db", "providers", "desk.ts", "env.ts", "newsletters", "emails"],
  digests: ["lib", "db", "providers", "desk.ts", "newsletters", "sources", "stories", "emails"],
  deliveries: [
    "lib",
    "db",
    "providers",
    "desk.ts",
    "env.ts",
    "jobs.ts",
    "newsletters",
    "stories",
    "digests",
    "subscribers",
    "emails",
  ],
  channels: ["lib", "db", "providers", "desk.ts", "newsletters", "digests"],
  // carries every table, and knows of mailings what must not be sent again
  backups: ["lib", "db", "desk.ts", "newsletters", "subscribers", "deliveries"],
  "http/pages": ["lib"],
  http: [
    "backups",
    "lib",
    "db",
    "providers",
    "desk.ts",
    "env.ts",
    "operators",
    "newsletters",
    "sources",
    "stories",
    "digests",
    "subscribers",
    "deliveries",
    "backups",
    "http/pages",
    "channels",
  ],
  "cron.ts": [
    "lib",
    "db",
    "providers",
    "desk.ts",
    "operators",
    "newsletters",
    "sources",
    "digests",
    "subscribers",
    "deliveries",
    "channels",
  ],
  "queue.ts": [
    "lib",
    "db",
    "providers",
    "desk.ts",
    "jobs.ts",
    "sources",
    "stories",
    "digests",
    "subscribers",
    "deliveries",
    "channels",
  ],
  "press.ts": [
    "lib",
    "db",
    "providers",
    "desk.ts",
    "env.ts",
    "newsletters",
    "sources",
    "stories",
    "digests",
    "deliveries",
  ],
  "worker.ts": ["desk.ts", "env.ts", "cron.ts", "queue.ts", "press.ts", "http"],
};

/** Where a package may be imported: these path beginnings, or these endings. */
const PACKAGE_HOMES: [RegExp, RegExp][] = [
  [/^drizzle-orm/, /^db\/|store\.ts$/],
  [/^hono/, /^http\//],
  [/^d3-/, /^http\/pages\/admin\//],
  [/^resend$/, /^providers\/resend(\.ts|\/)/],
  [/^standardwebhooks$/, /^providers\//],
  [/^(react-email|react|react-dom|@react-email)/, /render-(mail|letter|operator)\.tsx$/],
  [/^papaparse$/, /^subscribers\/list\//],
  [/^croner$/, /^newsletters\/schedule\.ts$/],
  [/^(htmlparser2|franc-min)$/, /^lib\//],
  [/^(ai|@ai-sdk\/openai-compatible|workers-ai-provider)$/, /^providers\/model(\.ts|\/)/],
  [
    /^zod/,
    /^(env\.ts|jobs\.ts|newsletters\/define\.ts|http\/api\/.*|deliveries\/read-webhook\.ts|sources\/pushed-post\.ts|subscribers\/import-list\.ts|providers\/model(\.ts|\/.*)|stories\/write\/(draft|kept-model)\.ts)$/,
  ],
  [/^disposable-email-domains-js$/, /^subscribers\/disposable-address\.ts$/],
  [/^cloudflare:/, /^press\.ts$/],
  [/^(node:|nodemailer)/, /^providers\/smtp\.ts$/],
];

/** What only providers/ and desk.ts may touch. */
const OUTSIDE_WORLD = /(?<![.\w])(?:fetch\(|console\.|Date\.now\(\)|new Date\(\)|Math\.random\()/;

const files = globSync("src/**/*.{ts,tsx}").map((path) => path.slice("src/".length));
const importsOf = (file: string) =>
  [
    ...readFileSync(join("src", file), "utf8").matchAll(
      /^(?:import|export)\s(?:[^;]*?\sfrom\s+)?"([^"]+)"/gm,
    ),
  ].map(([, path = ""]) => path);

function roomOf(file: string): string {
  if (file.startsWith("..")) return file.split("/")[1] ?? "";
  if (file.startsWith("http/pages/")) return "http/pages";
  return file.includes("/") ? (file.split("/")[0] ?? "") : file;
}

describe("floors", () => {
  test("there are files, and every room is on the table", () => {
    expect(files.length).toBeGreaterThan(50);
    expect(files.flatMap(importsOf).length).toBeGreaterThan(300);
    expect([...new Set(files.map(roomOf))].filter((room) => !(room in MAY_IMPORT))).toEqual([]);
  });

  test("the table has no cycle", () => {
    const visit = (room: string, path: string[]): string[] => {
      if (path.includes(room)) return [[...path, room].join(" → ")];
      return (MAY_IMPORT[room] ?? []).flatMap((below) => visit(below, [...path, room]));
    };
    expect(Object.keys(MAY_IMPORT).flatMap((room) => visit(room, []))).toEqual([]);
  });

  test("a room imports only from rooms below it", () => {
    const wrong = files.flatMap((file) =>
      importsOf(file)
        .filter((path) => path.startsWith("."))
        .map((path) => normalize(join(dirname(file), path)))
        .filter((target) => roomOf(target) !== roomOf(file))
        .filter((target) => !MAY_IMPORT[roomOf(file)]?.includes(roomOf(target)))
        .map((target) => `${file} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  test("packages stay in their homes", () => {
    const wrong = files.flatMap((file) =>
      importsOf(file).flatMap((path) => {
        if (path.startsWith(".")) return [];
        const home = PACKAGE_HOMES.find(([name]) => name.test(path));
        return home?.[1].test(file) ? [] : [`${file} imports ${path}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  test("the outside world is reached from providers and the desk alone", () => {
    const wrong = files
      .filter((file) => !file.startsWith("providers/") && file !== "desk.ts")
      .filter((file) => OUTSIDE_WORLD.test(withoutComments(readFileSync(join("src", file), "utf8"))));
    expect(wrong).toEqual([]);
  });

  test("templates import nothing from src", () => {
    const wrong = globSync("emails/**/*.{ts,tsx}").filter((file) =>
      /from "(?:\.\.\/)+src\//.test(readFileSync(file, "utf8")),
    );
    expect(wrong).toEqual([]);
  });
});

const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, "");
