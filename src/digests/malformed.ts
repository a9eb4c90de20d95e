/** Thrown while a document is read, caught by readIssue: where it is no issue, and why. */
export class Malformed extends Error {
  readonly line: number;

  /** Lines are counted from 1. */
  constructor(line: number, reason: string) {
    super(reason);
    this.line = line;
  }
}
