/** The mail stand-in as edge tests reach it: over HTTP. */
import { inject } from "vitest";

export type Arrived = {
  id: string;
  to: string[];
  subject: string;
  headers: Record<string, string>;
  html: string;
  text: string;
};

const call = async (method: string, path: string, body?: unknown) => {
  const answer = await fetch(`${inject("resendUrl")}/_/${path}`, {
    method,
    ...(body !== undefined && {
      body: JSON.stringify(body),
      headers: { "content-type": "application/json" },
    }),
  });
  return answer.ok
    ? answer.text()
    : Promise.reject(new Error(`${method} /_/${path} answered ${answer.status}`));
};

/** Everything that the stand-in accepted since it was last emptied, in order. */
export const findArrived = async (): Promise<Arrived[]> =>
  JSON.parse(await call("GET", "emails")) as Arrived[];

/** Forgets mails, keys and faults. */
export const emptyInbox = async () => {
  await call("DELETE", "emails");
  await call("DELETE", "faults");
};

export const setFaults = (faults: Record<string, unknown>[]) => call("PUT", "faults", faults);

/** How often each address was written to. */
export async function countByAddress(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { to } of await findArrived())
    for (const address of to) counts[address] = (counts[address] ?? 0) + 1;
  return counts;
}
