/** A line of `npm run eval`. */
export type Row = {
  measure: string;
  figure: number | string;
  target: number | string | null;
  baseline: number | string | null;
  passed: boolean | null;
  note?: string;
};
