/** Which queues are there, and that nobody else reads them: a queue has one consumer. */
import type { Ground } from "./ground.ts";
import { adviceOn, StepFailed } from "./step-failed.ts";

/** The names of those in the plan that are there. Asked one after the other: wrangler renews its login as it goes. */
export async function lookAtQueues(ground: Ground): Promise<string[]> {
  const there: string[] = [];
  for (const name of ground.plan.queues) if (await isThere(ground, name)) there.push(name);
  return there;
}

async function isThere({ wrangler, plan }: Ground, name: string): Promise<boolean> {
  const { isGood, output, said } = await wrangler.ask(["queues", "info", name]);
  if (!isGood && said.includes(`Queue "${name}" does not exist`)) return false;
  if (!isGood) throw new StepFailed(`The queue ${name} can't be looked at.`, said, adviceOn(said));
  const consumers = /^Consumers: (.*)$/m.exec(output)?.[1]?.split(",") ?? [];
  const other = consumers.map((consumer) => consumer.trim()).find((it) => it !== `worker:${plan.worker}`);
  if (other)
    throw new StepFailed(
      `The queue ${name} is read by another (${other}).`,
      "",
      "Give Watchbell's queues other names in wrangler.toml, each wherever it stands there.",
    );
  return true;
}
