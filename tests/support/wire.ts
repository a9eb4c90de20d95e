/** A wire of ../shared as tests hold it: its clock, its faults, its log, and what it shows at each tick. */
import { readDocument, type ReadDocument } from "../../src/sources/read/document.ts";

export type Fault = { status?: number; retryAfter?: number; truncate?: number; stale?: boolean };
/** A document as it was served from a tick on. */
export type State = { since: Date; etag: string; document: ReadDocument };
export type Wire = ReturnType<typeof connectWire>;

export function connectWire(base: string) {
  const call = async (method: string, path: string, body?: unknown) => {
    const answer = await fetch(base + path, { method, ...(body !== undefined && { body: JSON.stringify(body) }) });
    return answer.text();
  };
  const clock = async (method: string, path: string, body?: unknown): Promise<Record<string, string>> =>
    JSON.parse(await call(method, path, body)) as Record<string, string>;
  const setClock = (at: Date) => clock("PUT", "/clock", { now: at.toISOString() });

  /** Every moment at which something may have changed. */
  async function ticks(): Promise<Date[]> {
    const { first, last } = await clock("GET", "/clock");
    if (!first || !last) throw new Error("The wire has no ticks");
    const found = [new Date(first)];
    await setClock(new Date(first));
    for (let now = first; now < last;) {
      now = (await clock("POST", "/clock/next"))["now"] ?? last;
      found.push(new Date(now));
    }
    return found;
  }

  /** What each path showed without faults, each document once, in the order of time. */
  async function statesOf(paths: string[]): Promise<Map<string, State[]>> {
    await call("DELETE", "/faults");
    const states = new Map(paths.map((path): [string, State[]] => [path, []]));
    for (const since of await ticks()) {
      await setClock(since);
      for (const [path, known] of states) {
        const etag = known.at(-1)?.etag;
        const answer = await fetch(base + path, { headers: etag ? { "if-none-match": etag } : {} });
        const body = new Uint8Array(await answer.arrayBuffer());
        if (answer.status !== 200) continue;
        const document = readDocument(body, {
          url: base + path,
          contentType: answer.headers.get("content-type"),
          now: since,
        });
        if (document.kind === "unreadable") throw new Error(`${path}: ${document.reason}`);
        known.push({ since, etag: answer.headers.get("etag") ?? "", document });
      }
    }
    return states;
  }

  return {
    ticks,
    setClock,
    statesOf,
    opml: () => call("GET", "/feeds.opml"),
    setFaults: (faults: Record<string, Fault>) => call("PUT", "/faults", faults),
    log: async () => JSON.parse(await call("GET", "/log")) as { at: string; path: string; status: number }[],
  };
}
