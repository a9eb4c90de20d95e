/** One Resend stand-in for all edge tests, on a loopback port; they reach it as the Worker does, over HTTP. */
import type { TestProject } from "vitest/node";
import { startResend } from "../../local/resend/start.ts";

export default async function start(project: TestProject) {
  const resend = await startResend({ apiKey: "re_test_key", rateLimit: { limit: 10_000, windowSeconds: 1 } });
  project.provide("resendUrl", resend.url);
  return () => resend.close();
}

declare module "vitest" {
  interface ProvidedContext {
    resendUrl: string;
  }
}
