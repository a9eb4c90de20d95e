/** The person at the keyboard, or nobody: a build has none, and is asked nothing. */
import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";

export type Terminal = {
  isInteractive: boolean;
  say(line: string): void;
  /** One line, trimmed; of a secret nothing is shown while it is typed. Only where isInteractive. */
  ask(question: string, shown?: "shown" | "hidden"): Promise<string>;
};

/** The process's own terminal. */
export function openTerminal(): Terminal {
  const { stdin, stdout, env } = process;
  return {
    isInteractive: stdin.isTTY && stdout.isTTY && !env["CI"] && !env["WORKERS_CI"],
    say: (line) => void stdout.write(`${line}\n`),
    ask: (question, shown = "shown") => (shown === "shown" ? askShown(question) : askHidden(question)),
  };
}

async function askShown(question: string): Promise<string> {
  const reader = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return (await reader.question(`${question} `)).trim();
  } finally {
    reader.close();
  }
}

async function askHidden(question: string): Promise<string> {
  process.stdout.write(`${question} (not shown) `);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  try {
    return (await reader.question("")).trim();
  } finally {
    reader.close();
    process.stdout.write("\n");
  }
}
