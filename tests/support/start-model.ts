/** One model stand-in for all edge tests, on a loopback port; they reach it as the Worker does, over HTTP. */
import type { TestProject } from "vitest/node";
import { startModel } from "../../local/model/start.ts";

export default async function start(project: TestProject) {
  const model = await startModel({ apiKey: "model-test-key" });
  project.provide("modelUrl", model.url);
  return () => model.close();
}

declare module "vitest" {
  interface ProvidedContext {
    modelUrl: string;
  }
}
