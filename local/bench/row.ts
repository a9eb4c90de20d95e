/** One line of `npm run bench`. */

export type Row = {
  case: string;
  figure: number;
  unit: string;
  /** What the figure is held against, in the same unit and measured in the same run; null where there is nothing. */
  baseline: number | null;
  /** figure / baseline. */
  ratio: number | null;
};

/** A row whose ratio is worked out. */
export function row(name: string, figure: number, unit: string, baseline: number | null = null): Row {
  return {
    case: name,
    figure: round(figure),
    unit,
    baseline: baseline === null ? null : round(baseline),
    ratio: baseline === null ? null : round(figure / baseline),
  };
}

/** Three digits are more than a bench can promise. */
const round = (value: number) => Number(value.toPrecision(3));
