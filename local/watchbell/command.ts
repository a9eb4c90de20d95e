/** What a command is: its words, what it takes, and what it does with the operator's API. */
import type { Running } from "../find-running.ts";

type Asked = {
  worker: Running;
  /** What stands after its words, in their order; what may be left out and is, is not there. */
  given: string[];
  flags: Flags;
};

export type Flags = {
  /** Of a flag that takes something. */
  text: (name: string) => string | undefined;
  isSet: (name: string) => boolean;
};

export type Outcome = {
  /** What --json prints: one object. */
  json: object;
  /** The same for people. */
  text: string;
  /** A part of it went wrong: status 1 though it was done. */
  isFailed?: boolean;
};

export type Flag = {
  /** What it takes; without it, it is only set or not. */
  takes?: string;
  about: string;
};

export type Command = {
  /** Such as "digests test ID ADDRESS…": its words, then what it takes; […] may be left out, … is one or more. */
  usage: string;
  about: string;
  flags?: Record<string, Flag>;
  /** Undefined: everything is printed already. */
  run: (asked: Asked) => Promise<Outcome | undefined>;
};

/** The words of a command: those in small letters. */
export const wordsOf = ({ usage }: Command): string[] =>
  usage.split(" ").filter((word) => /^[a-z]+$/.test(word));

/** How much it takes, at least and at most. */
export function arityOf({ usage }: Command): { least: number; most: number } {
  const taken = usage.split(" ").filter((word) => !/^[a-z]+$/.test(word));
  return {
    least: taken.filter((word) => !word.startsWith("[")).length,
    most: taken.some((word) => word.includes("…")) ? Number.POSITIVE_INFINITY : taken.length,
  };
}
