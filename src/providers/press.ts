/** Starting Workflow instances by name: the engine refuses a second start of the same name. */
import { messageOf } from "./log.ts";

export type PressStarter<Params> = {
  /** Starts the instance of this id, or answers that it is there already. One that broke down is started over. */
  start(id: string, params: Params): Promise<"started" | "already" | "restarted">;
  /** Tells a waiting instance to look again. Throws where there is none of this id, or it has ended. */
  wake(id: string, type: string): Promise<void>;
};

export function openPress<Params>(workflow: Workflow<Params>): PressStarter<Params> {
  return {
    async start(id, params) {
      try {
        await workflow.create({ id, params });
        return "started";
      } catch (error) {
        if (!messageOf(error).includes("already_exists")) throw error;
      }
      const instance = await workflow.get(id);
      const { status } = await instance.status();
      if (status !== "errored" && status !== "terminated") return "already";
      await instance.restart();
      return "restarted";
    },
    async wake(id, type) {
      const instance = await workflow.get(id);
      await instance.sendEvent({ type, payload: {} });
    },
  };
}
