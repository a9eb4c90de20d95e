/** How each command of the documents is tested. The first line that fits counts; one that fits none is not tested. */

export type Tested =
  /** Run against a world, in tests/journeys/documented-commands.test.ts. */
  | { how: "here" }
  /** Its --help is run there: what it does needs an account, a second deployment, or a person. */
  | { how: "help" }
  /** A test of its own, by its path. */
  | { how: "elsewhere"; test: string }
  /** What CI itself is. */
  | { how: "ci" };

const RULES: [RegExp, Tested][] = [
  [/^npm ci$/, { how: "ci" }],
  [/^npm ci && npm test$/, { how: "ci" }],
  [/^npm ci && npm start$/, { how: "elsewhere", test: "tests/journeys/start.test.ts" }],
  [/^npm run deploy$/, { how: "elsewhere", test: "tests/local/deploy/command.test.ts" }],
  [/^npm run deploy -- --help$/, { how: "elsewhere", test: "tests/local/deploy/command.test.ts" }],
  [
    /^npm run deploy -- --(?:dry-run|replace [A-Z_]+)$/,
    { how: "elsewhere", test: "tests/local/deploy/deploy.test.ts" },
  ],
  [/^npm run email:preview$/, { how: "help" }],
  [/^npm run watchbell -- (?:restore|backup .*--r2) /, { how: "help" }],
  [/^npm run (?:subscribers|watchbell) -- /, { how: "here" }],
  [/^curl /, { how: "here" }],
];

/** How a command is tested; undefined where it is not. */
export const findTested = (command: string): Tested | undefined =>
  RULES.find(([pattern]) => pattern.test(command))?.[1];
