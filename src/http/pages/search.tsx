/** Searching past digests: the form, the stories found, and help where none was. */
import type { Language, PageResult } from "./props.ts";
import { Spans } from "./spans.tsx";
import { STRINGS } from "./strings.ts";
import { tongue } from "./tongue.ts";

type SearchPageProps = { language: Language; query: string; newsletterId?: string; results: PageResult[] };

export function SearchPage({ language, query, newsletterId, results }: SearchPageProps) {
  const strings = STRINGS[language];
  const hasAsked = query.trim() !== "";
  return (
    <>
      <header class="opening">
        <h1>{strings.searchTitle}</h1>
        <SearchForm language={language} query={query} newsletterId={newsletterId} />
      </header>
      {hasAsked && results.length > 0 && <Results results={results} language={language} />}
      {hasAsked && results.length === 0 && <NoResults query={query} language={language} />}
    </>
  );
}

function SearchForm({ language, query, newsletterId }: Omit<SearchPageProps, "results">) {
  const strings = STRINGS[language];
  return (
    <search>
      <form action="/search">
        <input type="hidden" name="language" value={language} />
        {newsletterId && <input type="hidden" name="newsletter" value={newsletterId} />}
        <label class="label" for="q">
          {strings.searchLabel}
        </label>
        <div class="entry">
          <input id="q" type="search" name="q" value={query} maxlength={200} enterkeyhint="search" />
          <button type="submit">{strings.search}</button>
        </div>
      </form>
    </search>
  );
}

function Results({ results, language }: Pick<SearchPageProps, "results" | "language">) {
  return (
    <section aria-labelledby="results">
      <h2 class="section-title" id="results">
        {STRINGS[language].resultCount(results.length)}
      </h2>
      <ol class="results">
        {results.map(({ title, url, snippet, slotText, language: told }) => (
          <li {...tongue(told, language)}>
            <h3>
              <a href={url}>{title}</a>
            </h3>
            <p class="meta">{slotText}</p>
            <p class="summary">
              <Spans spans={snippet} />
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

function NoResults({ query, language }: Pick<SearchPageProps, "query" | "language">) {
  const strings = STRINGS[language];
  return (
    <section class="nothing">
      <h2>{strings.noResults(query)}</h2>
      <ul>
        {strings.searchHints.map((hint) => (
          <li>{hint}</li>
        ))}
      </ul>
      <p>
        <a href={`/?language=${language}`}>{strings.browse}</a>
      </p>
    </section>
  );
}
