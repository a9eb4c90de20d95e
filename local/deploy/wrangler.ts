/**
 * wrangler, as a command. Questions are asked with its input closed, so that it never waits for an answer that nobody
 * sees; where it is given the terminal, it asks the person itself. It is told no more of the environment than it needs:
 * all of it, for that holds its login.
 */
import { spawn } from "node:child_process";

type Answer = { isGood: boolean; output: string; said: string };

export type Wrangler = {
  /** Runs it unseen. `output` is what it printed for programs, `said` both streams. */
  ask(args: string[], environment?: Record<string, string>): Promise<Answer>;
  /** Runs it in view: with the terminal itself where there is one. */
  show(args: string[], environment?: Record<string, string>): Promise<Answer>;
};

export type WranglerOptions = {
  root: string;
  environment: NodeJS.ProcessEnv;
  /** Whether `show` hands over the terminal. */
  hasTerminal: boolean;
  say: (line: string) => void;
};

const PLAIN = { WRANGLER_SEND_METRICS: "false", WRANGLER_HIDE_BANNER: "true", NO_COLOR: "1" };

/** wrangler at a path, in a folder with its wrangler.toml. */
export function openWrangler(
  command: string,
  { root, environment, hasTerminal, say }: WranglerOptions,
): Wrangler {
  const run = (args: string[], more: Record<string, string>, inView: boolean): Promise<Answer> => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...environment, ...PLAIN, ...more },
      stdio: inView && hasTerminal ? "inherit" : ["ignore", "pipe", "pipe"],
    });
    let [output, said] = ["", ""];
    const hear = (text: string) => {
      said += text;
      if (inView) say(text.trimEnd());
    };
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      hear(text);
    });
    child.stderr?.setEncoding("utf8").on("data", hear);
    return new Promise((done) => {
      child.on("error", ({ message }) => done({ isGood: false, output, said: message }));
      child.on("close", (status) => done({ isGood: status === 0, output, said: withoutNoise(said) }));
    });
  };
  return {
    ask: (args, more = {}) => run(args, more, false),
    show: (args, more = {}) => run(args, more, true),
  };
}

/** Its words without its banner, its invitations, and where it keeps its logs. */
const withoutNoise = (said: string) =>
  said
    .split("\n")
    .filter((line) => !/wrangler \d+\.\d|^─+$|Logs were written to|open an issue at/.test(line))
    .join("\n")
    .trim();
