import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";
import { planting } from "./tests/security/planting.ts";

/** A test that hangs fails late, and one on a busy machine not at all: some start processes that load half the project. */
const POLLING = { expect: { poll: { timeout: 30_000 } } };
const PATIENCE = { testTimeout: 60_000, hookTimeout: 60_000, ...POLLING };
const PLANTS = "tests/security/plants.test.ts";

// Pure tests run in Node; *.edge.test.ts in workerd on real D1, Queues and Workflows. tests/run.ts runs projects side by
// side; within one vitest they follow each other (groupOrder), since their numbers of workers differ.
// Edge files share one workerd (isolate: false makes them ten times faster), so they empty the tables themselves.
// Node's files share a process, too, which saves a third of their time: what they change of it, they put back.
export default defineConfig({
  test: {
    projects: [
      {
        plugins: [planting()],
        test: {
          name: "node",
          include: ["tests/**/*.test.ts", "tests/**/*.test.tsx"],
          exclude: ["tests/**/*.edge.test.ts", "tests/journeys/**", "tests/security/**"],
          ...PATIENCE,
          isolate: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        plugins: [
          planting(),
          cloudflareTest(async ({ inject }) => ({
            wrangler: { configPath: "./wrangler.toml" },
            miniflare: {
              bindings: {
                MIGRATIONS: await readD1Migrations("./migrations"),
                SEARCH_MIGRATIONS: await readD1Migrations("./migrations-search"),
                RESEND_BASE_URL: inject<string>("resendUrl"),
                RESEND_API_KEY: "re_test_key",
                RESEND_WEBHOOK_SECRET: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                ADDRESS_KEY: "YWRkcmVzcy1rZXktYWRkcmVzcy1rZXktYWRkcmVzcyE",
                ADMIN_TOKEN: "test-admin-token",
                TOKEN_KEYS: "k1:dGVzdC1rZXktb25lLXRlc3Qta2V5LW9uZS10ZXN0ISE",
                PUBLIC_URL: "https://news.example",
                ENVIRONMENT: "local",
                ARCHIVE_DIGESTS: process.env["ARCHIVE_DIGESTS"] ?? "2000",
              },
            },
          })),
        ],
        test: {
          name: "edge",
          include: ["tests/**/*.edge.test.ts", "tests/**/*.edge.test.tsx"],
          setupFiles: ["./tests/support/edge-setup.ts"],
          globalSetup: [
            "./tests/support/start-resend.ts",
            "./tests/support/start-smtp.ts",
            "./tests/support/start-model.ts",
            "./tests/support/start-wire.ts",
            "./tests/support/start-attacker.ts",
            "./tests/support/start-turnstile.ts",
            "./tests/support/start-channels.ts",
          ],
          ...PATIENCE,
          isolate: false,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          name: "journeys",
          include: ["tests/journeys/**/*.test.ts", "tests/security/**/*.test.ts"],
          exclude: ["tests/**/*.edge.test.ts", PLANTS],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          ...POLLING,
          fileParallelism: false,
          sequence: { groupOrder: 3 },
        },
      },
      {
        test: {
          name: "plants",
          include: [PLANTS],
          testTimeout: 300_000,
          sequence: { groupOrder: 4 },
        },
      },
    ],
  },
});
