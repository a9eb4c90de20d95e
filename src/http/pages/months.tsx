/** The months of a newsletter's archive: the way to any of its digests in two steps. */
import { monthPath, newsletterPath } from "./paths.ts";
import type { Language } from "./props.ts";
import { READING } from "./reading-strings.ts";

/** From the first month with a digest to the last, as 2026.05; neither where there is none. */
export type PageMonths = { first: string; last: string } | null;

type MonthsProps = {
  newsletterId: string;
  language: Language;
  months: PageMonths;
  /** The one that is shown. */
  month: string | null;
};

export function Months({ newsletterId, language, months, month }: MonthsProps) {
  if (!months) return null;
  const strings = READING[language];
  return (
    <nav class="months" aria-labelledby="months">
      <h2 class="section-title" id="months">
        {strings.months}
      </h2>
      {yearsOf(months).map(({ year, list }) => (
        <p>
          <span class="year">{year}</span>
          {list.map((one) => (
            <a
              href={monthPath(newsletterId, one)}
              {...(one === month && { "aria-current": "page" as const })}
            >
              {strings.month(one.slice(5))}
            </a>
          ))}
        </p>
      ))}
      {month !== null && (
        <Beside newsletterId={newsletterId} language={language} months={months} month={month} />
      )}
    </nav>
  );
}

function Beside({
  newsletterId,
  language,
  months,
  month,
}: MonthsProps & { months: { first: string; last: string }; month: string }) {
  const strings = READING[language];
  return (
    <div class="neighbours">
      {month > months.first && (
        <a class="prev" rel="prev" href={monthPath(newsletterId, monthFrom(month, -1))}>
          {strings.earlierMonth}
        </a>
      )}
      {month < months.last ? (
        <a class="next" rel="next" href={monthPath(newsletterId, monthFrom(month, 1))}>
          {strings.laterMonth}
        </a>
      ) : (
        <a class="next" href={newsletterPath(newsletterId)}>
          {strings.latestIssues}
        </a>
      )}
    </div>
  );
}

/** The latest year first, its months in order. */
function yearsOf({ first, last }: { first: string; last: string }) {
  const years = new Map<string, string[]>();
  for (let month = first; month <= last; month = monthFrom(month, 1)) {
    const year = month.slice(0, 4);
    years.set(year, [...(years.get(year) ?? []), month]);
  }
  return [...years].map(([year, list]) => ({ year, list })).toReversed();
}

function monthFrom(month: string, by: number): string {
  const [year = 0, number = 1] = month.split(".").map(Number);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7).replace("-", ".");
}
