/**
 * Counts a day as bars (d3 for the geometry), drawn on the server: no script, colours of the page's own, light and dark.
 * Who can't see it is told the sum, and finds every number in the table under it.
 */
import { scaleBand, scaleLinear } from "d3-scale";
import { useOperator, useWords } from "./operator.ts";

export type Series = { name: string; counts: number[] };

type ChartProps = {
  title: string;
  /** As 2026-05-04, oldest first. */
  days: string[];
  /** Two at most: what goes up, and what goes down from the line. */
  up: Series;
  down?: Series;
};

const WIDTH = 640;
const HEIGHT = 140;
const MARGIN = { top: 8, bottom: 20, start: 36 };

export function DayChart({ title, days, up, down }: ChartProps) {
  const { language } = useOperator();
  const say = useWords();
  if ([...up.counts, ...(down?.counts ?? [])].every((count) => count === 0))
    return (
      <p class="dim">
        {title}: {say("nothing in these days.", "这段时间没有。")}
      </p>
    );
  const x = scaleBand(days, [MARGIN.start, WIDTH]).padding(0.2);
  const y = scaleLinear(
    [-Math.max(0, ...(down?.counts ?? [])), Math.max(1, ...up.counts)],
    [HEIGHT - MARGIN.bottom, MARGIN.top],
  ).nice(3);
  const series = down ? [up, down] : [up];
  const sumOf = ({ name, counts }: Series) =>
    `${name}: ${counts.reduce((sum, count) => sum + count, 0).toLocaleString(language)}`;
  const ends = [days[0], days.at(-1)].filter((day) => day !== undefined);
  return (
    <figure>
      <figcaption>
        {title}
        {series.map((one, at) => (
          <>
            <span class={`key series-${at + 1}`} />
            {sumOf(one)}
          </>
        ))}
      </figcaption>
      <svg
        class="chart"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={`${title}. ${series.map(sumOf).join(", ")}`}
      >
        {y
          .ticks(3)
          .filter(Number.isInteger)
          .map((tick) => (
            <>
              <line class="axis" x1={MARGIN.start} x2={WIDTH} y1={y(tick)} y2={y(tick)} />
              <text x={MARGIN.start - 6} y={y(tick) + 4} text-anchor="end">
                {Math.abs(tick).toLocaleString(language)}
              </text>
            </>
          ))}
        {days.map((day, at) => (
          <>
            <rect class="series-1" x={x(day)} width={x.bandwidth()} {...barOf(y, up.counts[at] ?? 0)} />
            {down && (
              <rect
                class="series-2"
                x={x(day)}
                width={x.bandwidth()}
                {...barOf(y, -(down.counts[at] ?? 0))}
              />
            )}
          </>
        ))}
        {ends.map((day, at) => (
          <text x={at === 0 ? MARGIN.start : WIDTH} y={HEIGHT - 4} text-anchor={at === 0 ? "start" : "end"}>
            {day}
          </text>
        ))}
      </svg>
      <ChartTable title={title} days={days} series={series} />
    </figure>
  );
}

function barOf(y: (count: number) => number, count: number) {
  const [top, bottom] = [Math.min(y(count), y(0)), Math.max(y(count), y(0))];
  return { y: round(top), height: round(bottom - top) };
}

const round = (length: number) => Math.round(length * 10) / 10;

function ChartTable({ title, days, series }: { title: string; days: string[]; series: Series[] }) {
  const say = useWords();
  return (
    <details>
      <summary class="dim">{say("As a table", "用表格显示")}</summary>
      <div class="table" role="region" aria-label={title} tabindex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say("Day (UTC)", "日期（UTC）")}</th>
              {series.map(({ name }) => (
                <th scope="col" class="number">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {days.map((day, at) => (
              <tr>
                <th scope="row">{day}</th>
                {series.map(({ counts }) => (
                  <td class="number">{counts[at] ?? 0}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
