/**
 * Clustering where it runs: in workerd. Its clock stands still while it works, so calls are timed from outside, many
 * repetitions within one request, less the same request without any.
 */
import { build } from "esbuild";
import { convertV4MiniflareOptions, Miniflare } from "miniflare";
import { median } from "./measure.ts";
import { row, type Row } from "./row.ts";

/** Posts, and how often they are clustered within one request: as long as a second or so. */
const SIZES = [
  { count: 150, repetitions: 40 },
  { count: 1000, repetitions: 4 },
];
const MOST_ROUNDS = 5;
/** What a press may take of its Worker's CPU time. */
const ALLOWED_MS = new Map([
  [150, 60],
  [1000, 1000],
]);

export async function benchClusteringInWorkerd(rounds: number): Promise<Row[]> {
  const script = await bundle("clustering-worker.ts");
  const worker = new Miniflare(
    convertV4MiniflareOptions({ modules: true, script, compatibilityDate: "2026-10-01" }),
  );
  try {
    const rows: Row[] = [];
    for (const isStored of [false, true]) {
      for (const { count, repetitions } of SIZES) {
        const seconds = await timeOf(worker, { count, repetitions, isStored }, Math.min(rounds, MOST_ROUNDS));
        const name = `cluster ${count} posts in workerd${isStored ? ", sketches stored" : ""}, beside what is allowed`;
        rows.push(row(name, seconds * 1000, "ms", ALLOWED_MS.get(count)));
      }
    }
    return rows;
  } finally {
    await worker.dispose();
  }
}

type Call = { count: number; repetitions: number; isStored: boolean };

/** Seconds for one clustering. The first request of a kind warms the engine up and is not counted. */
async function timeOf(worker: Miniflare, call: Call, rounds: number): Promise<number> {
  await request(worker, call);
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const nothing = await request(worker, { ...call, repetitions: 0 });
    times.push(((await request(worker, call)) - nothing) / call.repetitions);
  }
  return median(times);
}

async function request(worker: Miniflare, { count, repetitions, isStored }: Call): Promise<number> {
  const start = performance.now();
  const answer = await worker.dispatchFetch(
    `http://bench.example/?count=${count}&repetitions=${repetitions}&stored=${isStored ? 1 : 0}`,
  );
  const body = await answer.text();
  if (!answer.ok || !/^\d+$/.test(body)) throw new Error(`The worker of the bench failed: ${body}`);
  return (performance.now() - start) / 1000;
}

async function bundle(file: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [`${import.meta.dirname}/${file}`],
    bundle: true,
    write: false,
    format: "esm",
    target: "esnext",
    logLevel: "silent",
  });
  const [output] = outputFiles;
  if (!output) throw new Error(`${file} made no bundle`);
  return output.text;
}
