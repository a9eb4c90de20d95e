/** The way to the provider: a request may be lost, come late, be accepted slowly, and its answer may be lost. */
import { createHash } from "node:crypto";
import type { Clock } from "./played-time.ts";
import type { CallRecord, Provider, Weather } from "./provider.ts";
import type { Stage } from "./stage.ts";

/** As long as a caller may wait for an answer. */
const PATIENCE_MS = 30_000;

type Net = {
  provider: Provider;
  stage: Pick<Stage, "pass">;
  clock: Clock;
  /** Chosen anew for each call. */
  weather: () => Weather;
  /** Runs something after so many milliseconds, whoever has died meanwhile. */
  later: (ms: number, what: string, run: () => unknown) => void;
  /** Another key than the code's, where a mistake is planted. */
  keyLens?: (key: string) => string | null;
};

type Heard = { answer: Response; record: CallRecord | undefined };

/** A fetch that leads to the provider of the run. */
export function openNetwork(net: Net): typeof globalThis.fetch {
  return async function fetchFromProvider(input, init) {
    const url = new URL(input instanceof Request ? input.url : String(input));
    const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : {}));
    const body = await new Response(init?.body ?? (input instanceof Request ? input.body : null)).text();
    const given = headers.get("idempotency-key");
    const key = given === null ? null : net.keyLens ? net.keyLens(given) : given;
    if (key === null) headers.delete("idempotency-key");
    else headers.set("idempotency-key", key);
    const request = { path: url.pathname, headers, body };
    const weather = net.weather();
    const first = await net.stage.pass(`post ${key ?? "without a key"}${tellWeather(weather)}`, () =>
      send(net, request, weather, key ?? ""),
    );
    const heard =
      typeof first === "function" ? await net.stage.pass(`post ${key} goes on being accepted`, first) : first;
    if (heard.record) heard.record.isHeard = true;
    return heard.answer;
  };
}

const tellWeather = (weather: Weather) =>
  weather.kind === "clear" ? "" : ` (${weather.kind === "struck" ? weather.fault.kind : weather.kind})`;

async function send(
  net: Net,
  request: { path: string; headers: Headers; body: string },
  weather: Weather,
  key: string,
): Promise<Heard | (() => Promise<Heard>)> {
  const { provider, clock, later } = net;
  switch (weather.kind) {
    case "clear":
      clock.pass(weather.ms);
      return hear(await provider.arrive(request));
    case "struck":
      return hear(await provider.arrive(request, weather.fault));
    case "lost":
      throw new TypeError("fetch failed: the connection broke");
    case "late":
      later(weather.ms, `a late post arrives: ${key}`, () => provider.arrive(request));
      clock.pass(PATIENCE_MS);
      throw new DOMException("The operation was aborted due to timeout", "TimeoutError");
    case "slow":
      return acceptSlowly(net, request, weather.ms, key);
  }
}

/** Its key is in use from now on; it is accepted when the caller hears of it or, should the caller die, later. */
function acceptSlowly(
  { provider, later }: Net,
  request: { path: string; headers: Headers; body: string },
  ms: number,
  key: string,
): Promise<Heard> | (() => Promise<Heard>) {
  const print = createHash("sha256").update(request.body).digest("base64url").slice(0, 12);
  if (provider.isHeld(key)) return provider.arrive(request).then(hear);
  provider.hold(key, print);
  let finished: Promise<Heard> | undefined;
  const finish = () => {
    if (!finished) {
      provider.release(key);
      finished = provider.arrive(request).then(hear);
    }
    return finished;
  };
  later(ms, `a slow post is accepted: ${key}`, finish);
  return finish;
}

function hear(arrived: { answer: Response | undefined; record: CallRecord | undefined }): Heard {
  if (!arrived.answer) throw new TypeError("fetch failed: other side closed");
  return { answer: arrived.answer, record: arrived.record };
}
