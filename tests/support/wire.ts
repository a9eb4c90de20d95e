/** A wire of ../shared as tests hold it: its clock, its faults, its log, and what it shows at each tick. */
import { readDocument, type ReadDocument } from "../../src/sources/read/document.ts";

export type Fault = { status?: number; retryAfter?: number; truncate?: number; stale?: boolean };

/** A document as it stands from a tick on. */
export type State = { since: Date; etag: string; document: ReadDocument };

/** A request that the wire answered, at its clock's time. */
export type Answered = { at: string; method: string; path: string; status: number };

export type Wire = ReturnType<typeof connectWire>;

export function connectWire(base: string) {
  /** Every moment at which something may have changed. */
  async function findTicks(): Promise<Date[]> {
    const { first, last } = await clock("GET", "");
    const found: Date[] = [];
    for (let now = await setClock(first); ; now = await clock("POST", "/next")) {
      found.push(now.now);
      if (now.now >= last) return found;
    }
  }

  /** What each path shows without faults, each document once, in the order of time. */
  async function findStates(paths: string[]): Promise<Map<string, State[]>> {
    await setFaults({});
    const states = new Map(paths.map((path): [string, State[]] => [path, []]));
    for (const since of await findTicks()) {
      await setClock(since);
      for (const [path, known] of states) {
        const state = await findState(path, since, known.at(-1)?.etag);
        if (state) known.push(state);
      }
    }
    return states;
  }

  async function findState(path: string, since: Date, etag: string | undefined): Promise<State | undefined> {
    const answer = await fetch(base + path, { headers: etag ? { "if-none-match": etag } : {} });
    const body = new Uint8Array(await answer.arrayBuffer());
    if (answer.status !== 200) return undefined;
    const document = readDocument(body, { url: base + path, contentType: null, now: since });
    if (document.kind === "unreadable") throw new Error(`${path}: ${document.reason}`);
    return { since, etag: answer.headers.get("etag") ?? "", document };
  }

  async function clock(method: string, path: string, body?: unknown) {
    const { now, first, last } = JSON.parse(await call(method, `/clock${path}`, body)) as Record<
      "now" | "first" | "last",
      string
    >;
    return { now: new Date(now), first: new Date(first), last: new Date(last) };
  }

  const setClock = (at: Date) => clock("PUT", "", { now: at.toISOString() });
  const setFaults = (faults: Record<string, Fault>) => call("PUT", "/faults", faults);
  /** The addresses of all its feeds. */
  const findAddresses = async () =>
    [...(await call("GET", "/feeds.opml")).matchAll(/xmlUrl="([^"]*)"/g)].map(([, url = ""]) => url);
  const findLog = async () => JSON.parse(await call("GET", "/log")) as Answered[];

  async function call(method: string, path: string, body?: unknown): Promise<string> {
    const answer = await fetch(base + path, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return answer.text();
  }

  return { findTicks, findStates, setClock, setFaults, findAddresses, findLog };
}
