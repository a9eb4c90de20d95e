/** `npm run deploy` against a stand-in of wrangler that keeps an account: from nothing, again, and after every trouble. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openStage, type Stage } from "./account.ts";

const ANSWERS = {
  PUBLIC_URL: "https://news.someone.example",
  POSTAL_ADDRESS: "1 Quay Lane, Port Alder",
  RESEND_API_KEY: "re_abc",
  RESEND_WEBHOOK_SECRET: "whsec_abcd",
};
const SECRETS = ["ADDRESS_KEY", "ADMIN_TOKEN", "RESEND_API_KEY", "RESEND_WEBHOOK_SECRET", "TOKEN_KEYS"];
const QUEUES = ["deliver", "events", "gather"].flatMap((name) => [
  `watchbell-${name}`,
  `watchbell-${name}-dead`,
]);

let stage: Stage;
beforeEach(() => {
  stage = openStage();
});
afterEach(() => stage.close());

const worker = () => stage.account().workers["watchbell"];
const deploys = () => stage.account().calls.filter((call) => call.startsWith("deploy --keep-vars"));
/** What a deployment may not have touched, whatever was asked of it. */
const things = () => {
  const { calls: _calls, faults: _faults, ...rest } = stage.account();
  return rest;
};

test("the first run makes everything, and shows the new keys once", async () => {
  const { failure, said, asked } = await stage.run(ANSWERS);
  expect(failure).toBe("");
  const { databases, queues, workflows, domains, calls } = stage.account();
  expect(Object.keys(databases).toSorted()).toEqual(["watchbell", "watchbell-search"]);
  expect(databases["watchbell"]?.tables).toContain("newsletters");
  expect(Object.keys(queues).toSorted()).toEqual(QUEUES);
  expect(Object.values(queues).map(({ consumer }) => consumer)).toEqual(QUEUES.map(() => "watchbell"));
  expect(workflows).toEqual(["watchbell-press"]);
  expect(domains).toEqual(["news.someone.example"]);
  expect(Object.keys(worker()?.secrets ?? {}).toSorted()).toEqual(SECRETS);
  expect(worker()?.vars).toMatchObject({
    ENVIRONMENT: "production",
    PUBLIC_URL: "https://news.someone.example",
    POSTAL_ADDRESS: "1 Quay Lane, Port Alder",
  });
  expect(worker()?.secrets["TOKEN_KEYS"]).toMatch(/^k1:[\w-]{43}$/);
  expect(said).toContain("Its admin is at  https://news.someone.example/admin");
  for (const name of ["ADMIN_TOKEN", "ADDRESS_KEY", "TOKEN_KEYS"])
    expect(said.split(worker()?.secrets[name] ?? "?")).toHaveLength(2);
  expect(said).toContain("must\n  never change");
  expect(asked.slice(0, 2)).toEqual(["PUBLIC_URL:", "POSTAL_ADDRESS:"]);
  const migrated = calls.findIndex((call) => call === "d1 migrations apply SEARCH --remote");
  expect(migrated).toBeGreaterThan(0);
  expect(calls.findIndex((call) => call.startsWith("deploy --keep-vars"))).toBeGreaterThan(migrated);
  expect(calls.join("\n")).not.toContain(worker()?.secrets["ADMIN_TOKEN"]);
  expect(existsSync(join(stage.root, ".watchbell", "deploy", "secrets.json"))).toBe(false);
});

test("the second run asks nothing and changes nothing", async () => {
  await stage.run(ANSWERS);
  const before = things();
  const { failure, said, asked } = await stage.run();
  expect(failure).toBe("");
  expect(asked).toEqual([]);
  expect(said).toContain("Nothing has changed");
  expect(said).not.toContain("Shown this once");
  expect(things()).toEqual(before);
});

test("new code is deployed with the keys and settings that are there", async () => {
  await stage.run(ANSWERS);
  const { secrets, vars } = worker() ?? {};
  stage.change({ code: "export default 2" });
  const { failure, asked } = await stage.run();
  expect(failure).toBe("");
  expect(asked).toEqual([]);
  expect(worker()).toMatchObject({ secrets, vars, versionCount: 2 });
});

test("--again deploys what is live already", async () => {
  await stage.run(ANSWERS);
  await stage.run({}, ["--again"]);
  expect(worker()?.versionCount).toBe(2);
});

test("without an address the free one is taken, as soon as it is known", async () => {
  const { failure, said } = await stage.run({ RESEND_API_KEY: "re_abc" });
  expect(failure).toBe("");
  expect(worker()?.vars["PUBLIC_URL"]).toBe("https://watchbell.someone.workers.dev");
  expect(stage.account().domains).toEqual([]);
  expect(said).toContain("POSTAL_ADDRESS is empty");
  const again = await stage.run();
  expect(again.said).toContain("Nothing has changed");
});

test("a run that ends between the two addresses is finished by the next", async () => {
  const file = join(stage.root, ".watchbell", "deploy", "record.jsonl");
  stage.change({
    faults: {
      "deploy --keep-vars --var PUBLIC_URL:https://watchbell": { when: "before", says: "fetch failed" },
    },
  });
  const first = await stage.run({ RESEND_API_KEY: "re_abc" });
  expect(first.failure).toContain("The deployment failed");
  expect(existsSync(file)).toBe(false);
  expect(worker()?.vars["PUBLIC_URL"]).toContain(".invalid");
  stage.change({ faults: {} });
  const second = await stage.run();
  expect(second.failure).toBe("");
  expect(second.asked).not.toContain("PUBLIC_URL:");
  expect(worker()?.vars["PUBLIC_URL"]).toBe("https://watchbell.someone.workers.dev");
  expect(second.said).toContain(worker()?.secrets["ADMIN_TOKEN"]);
});

test("the webhook's secret may come later, when the webhook has an address", async () => {
  const first = await stage.run({ ...ANSWERS, RESEND_WEBHOOK_SECRET: "" });
  expect(first.failure).toBe("");
  const standIn = worker()?.secrets["RESEND_WEBHOOK_SECRET"];
  expect(standIn).toMatch(/^whsec_[\w+/]{32}$/);
  expect(first.said).toContain("https://news.someone.example/webhooks/resend");
  const second = await stage.run({ "RESEND_WEBHOOK_SECRET (Enter": "whsec_real" });
  expect(second.failure).toBe("");
  expect(worker()?.secrets["RESEND_WEBHOOK_SECRET"]).toBe("whsec_real");
  const third = await stage.run();
  expect(third.asked).toEqual([]);
  expect(third.said).toContain("Nothing has changed");
});

test.each([
  ["d1 create watchbell-search", "before"],
  ["queues create watchbell-deliver-dead", "before"],
  ["queues create watchbell-deliver-dead", "after"],
  ["d1 migrations apply DB", "before"],
  ["d1 migrations apply DB", "after"],
  ["deploy --keep-vars", "before"],
  ["deploy --keep-vars", "after"],
] as const)("a run that ends at “%s” (%s it is done) is finished by the next", async (call, when) => {
  stage.change({ faults: { [call]: { when, says: "fetch failed" } } });
  const first = await stage.run(ANSWERS);
  expect(first.failure).toMatch(/can't be created|failed/);
  expect(first.failure).toContain("what is done stays done");
  stage.change({ faults: {} });
  const second = await stage.run(ANSWERS);
  expect(second.failure).toBe("");
  expect(Object.keys(stage.account().queues).toSorted()).toEqual(QUEUES);
  expect(second.said).toContain(worker()?.secrets["ADMIN_TOKEN"]);
  const before = things();
  const third = await stage.run();
  expect(third.said).toContain("Nothing has changed");
  expect(things()).toEqual(before);
});

test("a deployment whose triggers failed is not taken for finished", async () => {
  await stage.run(ANSWERS);
  stage.change({
    code: "export default 2",
    faults: { "deploy --keep-vars": { when: "after", says: "A trigger failed" } },
  });
  await stage.run();
  stage.change({ faults: {} });
  const { said } = await stage.run();
  expect(said).not.toContain("Nothing has changed");
});

test("nobody is logged in: a browser is opened for it, and without a terminal it is said", async () => {
  stage.change({ isLoggedIn: false });
  const built = await stage.build();
  expect(built.failure).toContain("Nobody is logged in to Cloudflare");
  expect(built.failure).toContain("CLOUDFLARE_API_TOKEN");
  stage.change({ mayLogIn: false });
  expect((await stage.run(ANSWERS)).failure).toContain("npx wrangler login");
  stage.change({ mayLogIn: true });
  expect((await stage.run(ANSWERS)).failure).toBe("");
});

test("of several accounts a person chooses one, and is not asked again", async () => {
  stage.change({
    accounts: [
      { id: "a1", name: "Work" },
      { id: "a2", name: "Home" },
    ],
  });
  const built = await stage.build();
  expect(built.failure).toContain("CLOUDFLARE_ACCOUNT_ID");
  expect((await stage.run({ ...ANSWERS, "Which is": "2" })).failure).toBe("");
  expect((await stage.run()).asked).toEqual([]);
});

test("a queue that is there is kept", async () => {
  stage.change({ queues: { "watchbell-gather": { consumer: null } } });
  expect((await stage.run(ANSWERS)).failure).toBe("");
  expect(stage.account().calls).not.toContain("queues create watchbell-gather");
});

test("names that are taken by others are not touched", async () => {
  stage.change({ queues: { "watchbell-gather": { consumer: "other" } } });
  expect((await stage.run(ANSWERS)).failure).toContain(
    "The queue watchbell-gather is read by another (worker:other)",
  );
  stage.change({ queues: {}, databases: { watchbell: { tables: ["orders"], migrations: [] } } });
  expect((await stage.run(ANSWERS)).failure).toContain(
    "a database named watchbell with the tables of something else",
  );
  const other = {
    secrets: {},
    vars: {},
    bindings: [{ type: "kv_namespace", name: "KV" }],
    versionCount: 1,
    crons: [],
  };
  stage.change({ databases: {}, workers: { watchbell: other } });
  expect((await stage.run(ANSWERS)).failure).toContain("a Worker named watchbell that is no Watchbell");
  expect(deploys()).toEqual([]);
});

test("a migration that fails stops before the deployment, in the database's own words", async () => {
  await stage.run(ANSWERS);
  const before = worker();
  const file = join(stage.root, "migrations", "9999_broken.sql");
  writeFileSync(file, "syntax error here");
  const { failure } = await stage.run();
  expect(failure).toContain("A migration of DB failed");
  expect(failure).toContain("9999_broken.sql failed");
  expect(failure).toContain("SQLITE_ERROR");
  expect(worker()).toEqual(before);
  writeFileSync(file, "SELECT 1;");
  expect((await stage.run()).failure).toBe("");
});

test("a build names every secret that it lacks, makes the rest, and prints none", async () => {
  const without = await stage.build();
  expect(without.failure).toContain("ADMIN_TOKEN, RESEND_API_KEY, RESEND_WEBHOOK_SECRET");
  expect(stage.account().databases).toEqual({});
  const given = {
    ADMIN_TOKEN: "a-long-enough-token",
    RESEND_API_KEY: "re_abc",
    RESEND_WEBHOOK_SECRET: "whsec_abcd",
  };
  const { failure, said } = await stage.build({ ...given, PUBLIC_URL: "https://news.someone.example" });
  expect(failure).toBe("");
  for (const secret of Object.values(worker()?.secrets ?? {})) expect(said).not.toContain(secret);
  expect(stage.account().domains).toEqual([]);
  expect(said).toContain("not tied to the Worker by a build");
  expect((await stage.build()).failure).toBe("");
});

test("a secret that is there is never made anew, and ADDRESS_KEY not even when asked", async () => {
  await stage.run(ANSWERS);
  const { ADDRESS_KEY, ADMIN_TOKEN } = worker()?.secrets ?? {};
  await stage.run({}, ["--replace", "ADMIN_TOKEN"]);
  expect(worker()?.secrets["ADDRESS_KEY"]).toBe(ADDRESS_KEY);
  expect(worker()?.secrets["ADMIN_TOKEN"]).not.toBe(ADMIN_TOKEN);
  await expect(stage.run({}, ["--replace", "ADDRESS_KEY"])).rejects.toThrow("must never change");
});

test("what somebody set in the dashboard stays", async () => {
  await stage.run(ANSWERS);
  const live = worker();
  if (live)
    stage.change({ code: "3", workers: { watchbell: { ...live, vars: { ...live.vars, MODEL_NAME: "m" } } } });
  await stage.run();
  expect(worker()).toMatchObject({ versionCount: 2, vars: { MODEL_NAME: "m" } });
});

test("--dry-run tells all of it and changes nothing, also where nobody is logged in", async () => {
  const before = things();
  const { failure, said } = await stage.build({}, ["--dry-run"]);
  expect(failure).toBe("");
  for (const name of [...QUEUES, ...SECRETS, "create the database watchbell-search", "the Worker watchbell"])
    expect(said).toContain(name);
  stage.change({ isLoggedIn: false });
  expect((await stage.build({}, ["--dry-run"])).said).toContain("Nobody is logged in");
  stage.change({ isLoggedIn: true });
  expect(things()).toEqual(before);
  await stage.run(ANSWERS);
  const after = things();
  const { said: known } = await stage.build({}, ["--dry-run"]);
  expect(known).toContain("keep the database watchbell\n  apply 0 of its migrations");
  expect(known).toContain("keep the secret ADDRESS_KEY");
  expect(things()).toEqual(after);
});

test("a wrangler.toml that can't be read, and code that can't be built, touch nothing", async () => {
  stage.change({ faults: { "deploy --dry-run": { when: "before", says: "Could not resolve x" } } });
  const { failure } = await stage.run(ANSWERS);
  expect(failure).toContain("can't be built");
  expect(failure).toContain("Could not resolve x");
  const toml = join(stage.root, "wrangler.toml");
  writeFileSync(toml, `${readFileSync(toml, "utf8")}\n[[`);
  expect((await stage.run(ANSWERS)).failure).toContain("wrangler.toml can't be read");
  expect(stage.account().calls).toEqual([
    "deploy --dry-run --outdir ".concat(join(stage.root, ".watchbell", "deploy", "bundle")),
  ]);
});
