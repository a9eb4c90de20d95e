/**
 * A stand-in for a language model on this machine: an endpoint in OpenAI's shape that tells stories from the posts it
 * is given, always the same, with failures on demand. Nothing leaves the machine.
 */
import { once } from "node:events";
import { createAdaptorServer } from "@hono/node-server";
import { Hono } from "hono";
import { createApi, refuse, type Call, type Office } from "./api.ts";
import { createFaults, type Fault } from "./faults.ts";
import { NOT_FOUND } from "./refusals.ts";
import { createTools } from "./tools.ts";

const HOST = "127.0.0.1";

export type ModelStandIn = {
  /** What MODEL_BASE_URL is set to. */
  baseUrl: string;
  /** Where its faults and its log are, under /_/. */
  url: string;
  calls(): readonly Call[];
  setFaults(faults: Fault[]): void;
  close(): Promise<void>;
};

/** Listens on the loopback, on a free port unless one is given. Throws when that is taken. */
export async function startModel(options: {
  apiKey: string;
  port?: number;
  now?: () => Date;
}): Promise<ModelStandIn> {
  const office: Office = {
    apiKey: options.apiKey,
    faults: createFaults(),
    log: [],
    now: options.now ?? (() => new Date()),
  };
  const app = new Hono();
  app.route("/v1", createApi(office));
  app.route("/_", createTools(office));
  app.notFound((c) => refuse(c, NOT_FOUND));
  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false });
  server.listen(options.port ?? 0, HOST);
  await once(server, "listening").catch((error: Error) => {
    throw new Error(`The model stand-in cannot listen on port ${options.port}: ${error.message}`, {
      cause: error,
    });
  });
  const address = server.address();
  const url = `http://${HOST}:${typeof address === "object" && address ? address.port : options.port}`;
  return {
    baseUrl: `${url}/v1`,
    url,
    calls: () => office.log,
    setFaults: (faults) => office.faults.set(faults),
    async close() {
      const closed = once(server, "close");
      server.close();
      if ("closeAllConnections" in server) server.closeAllConnections();
      await closed;
    },
  };
}
