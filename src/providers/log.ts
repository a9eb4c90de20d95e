/** The log: one JSON object an event. Never an address, a token or a key: the caller passes ids and counts. */

type Facts = Record<string, string | number | boolean | null | undefined>;

export type Log = {
  /** A decision worth finding again, named room.verb: "deliveries.sent". */
  info(event: string, facts?: Facts): void;
  /** Something an operator should look at. */
  error(event: string, facts?: Facts): void;
};

export const consoleLog: Log = {
  info: (event, facts) => console.log(JSON.stringify({ event, ...facts })),
  error: (event, facts) => console.error(JSON.stringify({ event, ...facts })),
};

/** What an unknown thrown thing says, in one line. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
