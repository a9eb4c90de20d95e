/** One set of stand-ins for webhooks and chats for all edge tests, on a loopback port. */
import type { TestProject } from "vitest/node";
import { startChannels } from "../../local/channels/start.ts";

export default async function start(project: TestProject) {
  const channels = await startChannels();
  project.provide("channelsUrl", channels.url);
  return channels.close;
}

declare module "vitest" {
  interface ProvidedContext {
    channelsUrl: string;
  }
}
