/** The sample wire: feeds to read on one machine, with nothing to sign up for, served on the loopback. */
import { once } from "node:events";
import { createAdaptorServer } from "@hono/node-server";
import { createSampleApp } from "./app.ts";

const HOST = "127.0.0.1";

export type SampleWireOptions = {
  /** A free one, unless given. */
  port?: number;
  /** The posts' ages count from here; now, unless given. The same start gives the same documents. */
  start?: Date;
  now: () => Date;
};

export type SampleWire = { url: string; port: number; opmlUrl: string; close(): Promise<void> };

/** Listens on the loopback. Throws when the port is taken. */
export async function startSampleWire({
  port: wanted = 0,
  start,
  now,
}: SampleWireOptions): Promise<SampleWire> {
  const app = createSampleApp({ start: start ?? now(), now });
  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false });
  server.listen(wanted, HOST);
  await once(server, "listening").catch((error: Error) => {
    throw new Error(`The sample wire cannot listen on port ${wanted}: ${error.message}`, { cause: error });
  });
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : wanted;
  const url = `http://${HOST}:${port}`;
  return {
    url,
    port,
    opmlUrl: `${url}/feeds.opml`,
    async close() {
      const closed = once(server, "close");
      server.close();
      if ("closeAllConnections" in server) server.closeAllConnections();
      await closed;
    },
  };
}
