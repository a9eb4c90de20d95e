/** What the workerd of this process takes from the machine, where the machine tells: Linux, in /proc. */
import { readFileSync, readdirSync } from "node:fs";

/** A tick of /proc/<pid>/stat: sysconf(_SC_CLK_TCK) is 100 on every Linux that Node runs on. */
const TICK_MS = 10;
const PAGE_BYTES = 4096;

type Stat = { pid: number; parent: number; name: string; cpuMs: number; rssBytes: number };

/**
 * CPU time of the workerd processes that this one started (the development server has one in front of the Worker's),
 * and the memory of the largest; undefined where they can't be read.
 */
export function lookAtWorkerd(): { cpuMs: number; rssBytes: number } | undefined {
  const stats = readStats();
  const isOurs = (stat: Stat): boolean => {
    for (let at: Stat | undefined = stat; at; at = stats.get(at.parent))
      if (at.parent === process.pid) return true;
    return false;
  };
  const ours = [...stats.values()].filter((stat) => stat.name === "workerd" && isOurs(stat));
  if (ours.length === 0) return undefined;
  return {
    cpuMs: ours.reduce((total, { cpuMs }) => total + cpuMs, 0),
    rssBytes: Math.max(...ours.map(({ rssBytes }) => rssBytes)),
  };
}

function readStats(): Map<number, Stat> {
  let names: string[] = [];
  try {
    names = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  } catch {
    // no /proc here
  }
  return new Map(names.flatMap((name) => readStat(Number(name)) ?? []).map((stat) => [stat.pid, stat]));
}

function readStat(pid: number): Stat | undefined {
  try {
    // pid (name) state ppid … utime is the 14th field, stime the 15th, rss the 24th; the name may hold spaces
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    const name = text.slice(text.indexOf("(") + 1, text.lastIndexOf(")"));
    const fields = text
      .slice(text.lastIndexOf(")") + 2)
      .split(" ")
      .map(Number);
    const [parent = 0, user = 0, system = 0, pages = 0] = [fields[1], fields[11], fields[12], fields[21]];
    return { pid, parent, name, cpuMs: (user + system) * TICK_MS, rssBytes: pages * PAGE_BYTES };
  } catch {
    return undefined;
  }
}
