/** Stories of several digests, each with where it stands, and the way to those before them. */
import type { Language, PageResult } from "./props.ts";
import { READING } from "./reading-strings.ts";
import { Hits } from "./spans.tsx";
import { tongue } from "./tongue.ts";

type ResultsProps = {
  results: PageResult[];
  /** The address of the older ones; null where these are the last. */
  older: string | null;
  language: Language;
};

export const Results = ({ results, older, language }: ResultsProps) => (
  <>
    <ol class="results">
      {results.map((result) => (
        <Result result={result} language={language} />
      ))}
    </ol>
    {older && (
      <nav class="neighbours" aria-label={READING[language].older}>
        <a class="next" rel="next" href={older}>
          {READING[language].older}
        </a>
      </nav>
    )}
  </>
);

const Result = ({ result, language }: { result: PageResult; language: Language }) => (
  <li {...tongue(result.language, language)}>
    <h2>
      <a href={result.url}>
        <Hits spans={result.headline} />
      </a>
    </h2>
    <p class="meta">{result.slotText}</p>
    <p class="summary">
      <Hits spans={result.summary} />
    </p>
  </li>
);
