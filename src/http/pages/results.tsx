/** Stories of several digests, each with where it stands. */
import type { Language, PageResult } from "./props.ts";
import { Hits } from "./spans.tsx";
import { tongue } from "./tongue.ts";

export const Results = ({ results, language }: { results: PageResult[]; language: Language }) => (
  <ol class="results">
    {results.map(({ headline, url, summary, slotText, language: told }) => (
      <li {...tongue(told, language)}>
        <h2>
          <a href={url}>
            <Hits spans={headline} />
          </a>
        </h2>
        <p class="meta">{slotText}</p>
        <p class="summary">
          <Hits spans={summary} />
        </p>
      </li>
    ))}
  </ol>
);
