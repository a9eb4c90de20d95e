/** One line of `npm run eval`: what was measured, against what it should reach and what is known without us. */

export type Row = {
  measure: string;
  figure: number | string;
  target: number | string | null;
  baseline: number | string | null;
  /** Null where there is no target. */
  passed: boolean | null;
  note?: string;
};
