/**
 * The log: one JSON object an event. Never an address, a token or a key: the caller passes ids and counts. The words of
 * others that come along (why a source or a provider failed) are cleaned here, whoever passes them.
 */
import { withoutSecrets } from "./without-secrets.ts";

type Facts = Record<string, string | number | boolean | null | undefined>;

export type Log = {
  /** A decision worth finding again, named room.verb: "deliveries.sent". */
  info(event: string, facts?: Facts): void;
  /** Something an operator should look at. */
  error(event: string, facts?: Facts): void;
};

/** A log that writes lines. */
export const openLog = (write: Record<keyof Log, (line: string) => void>): Log => ({
  info: (event, facts) => write.info(lineOf(event, facts)),
  error: (event, facts) => write.error(lineOf(event, facts)),
});

export const consoleLog: Log = openLog({
  info: (line) => console.log(line),
  error: (line) => console.error(line),
});

const lineOf = (event: string, facts: Facts = {}): string =>
  JSON.stringify({ event, ...facts }, (_, value: unknown) =>
    typeof value === "string" ? withoutSecrets(value) : value,
  );

/** What an unknown thrown thing says, in one line. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
