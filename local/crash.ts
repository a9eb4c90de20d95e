/**
 * `npm run crash`: the crash test of deliveries (crash/run.ts), seed by seed. The mails are JSX, which Node can't
 * read, so the code is loaded through the test runner's own transformer.
 */
import { createViteServer } from "vitest/node";

const loader = await createViteServer({
  configFile: false,
  root: `${import.meta.dirname}/..`,
  logLevel: "error",
  appType: "custom",
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true },
});
const { main } = (await loader.ssrLoadModule("/local/crash/main.ts")) as {
  main: (args: string[]) => Promise<number>;
};
process.exitCode = await main(process.argv.slice(2));
await loader.close();
