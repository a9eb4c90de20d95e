/** Searching past digests: the form, the stories found, and help where none was. */
import { newsletterPath } from "./paths.ts";
import type { Language, PageResult } from "./props.ts";
import { READING } from "./reading-strings.ts";
import { Results } from "./results.tsx";
import { STRINGS } from "./strings.ts";
import { tongue } from "./tongue.ts";

/** What is asked for: words, and within what. */
export type PageQuery = {
  words: string;
  newsletter: string;
  topic: string;
  time: PageTime;
};

export type PageTime = "" | "day" | "week" | "month" | "year";

export const TIMES: readonly PageTime[] = ["", "day", "week", "month", "year"];

type SearchPageProps = {
  language: Language;
  query: PageQuery;
  newsletters: { id: string; name: string; language: Language }[];
  /** Of the language, and of the newsletter where one is chosen. */
  topics: string[];
  results: PageResult[];
  /** The address of the results after these. */
  older: string | null;
};

export function SearchPage(props: SearchPageProps) {
  const { language, query, results, older } = props;
  const strings = READING[language];
  const hasAsked = query.words.trim() !== "";
  return (
    <>
      <header class="opening">
        <h1>{strings.searchTitle}</h1>
        <SearchForm {...props} />
      </header>
      {hasAsked && results.length > 0 && (
        <section aria-labelledby="results">
          <p class="section-title" id="results">
            {strings.resultsFor(query.words)}
          </p>
          <Results results={results} older={older} language={language} />
        </section>
      )}
      {hasAsked && results.length === 0 && <NoResults {...props} />}
    </>
  );
}

function SearchForm({ language, query, newsletters, topics }: SearchPageProps) {
  const strings = READING[language];
  return (
    <search>
      <form action="/search">
        <input type="hidden" name="language" value={language} />
        <Words language={language} words={query.words} />
        <div class="filters">
          <Filter name="newsletter" label={strings.newsletter} chosen={query.newsletter}>
            {[
              { value: "", text: strings.anyNewsletter },
              ...newsletters.map(({ id, name }) => ({ value: id, text: name })),
            ]}
          </Filter>
          <Filter name="topic" label={strings.topic} chosen={query.topic}>
            {[
              { value: "", text: strings.anyTopic },
              ...topics.map((topic) => ({ value: topic, text: topic })),
            ]}
          </Filter>
          <Filter name="time" label={strings.time} chosen={query.time}>
            {TIMES.map((time) => ({ value: time, text: strings.times[time] }))}
          </Filter>
        </div>
      </form>
    </search>
  );
}

/** The field and its button, on this page and on that of missing pages. */
export function Words({ language, words }: { language: Language; words: string }) {
  const strings = READING[language];
  return (
    <>
      <label class="label" for="q">
        {strings.searchLabel}
      </label>
      <div class="entry">
        <input
          id="q"
          type="search"
          name="q"
          value={words}
          maxlength={200}
          enterkeyhint="search"
          aria-describedby="search-help"
        />
        <button type="submit">{STRINGS[language].search}</button>
      </div>
      <p class="meta" id="search-help">
        {strings.searchHelp}
      </p>
    </>
  );
}

type FilterProps = {
  name: string;
  label: string;
  chosen: string;
  children: { value: string; text: string }[];
};

const Filter = ({ name, label, chosen, children }: FilterProps) => (
  <div>
    <label class="label" for={name}>
      {label}
    </label>
    <select id={name} name={name}>
      {children.map(({ value, text }) => (
        <option value={value} selected={value === chosen}>
          {text}
        </option>
      ))}
    </select>
  </div>
);

function NoResults({ query, language, newsletters }: SearchPageProps) {
  const strings = READING[language];
  const isNarrow = query.newsletter !== "" || query.topic !== "" || query.time !== "";
  const wide = new URLSearchParams({ language, q: query.words });
  return (
    <section class="nothing">
      <h2>{strings.noResults(query.words)}</h2>
      <ul>
        {isNarrow && (
          <li>
            <a href={`/search?${wide.toString()}`}>{strings.withoutFilters}</a>
          </li>
        )}
        {strings.searchHints.map((hint) => (
          <li>{hint}</li>
        ))}
      </ul>
      <Leaf newsletters={newsletters} language={language} />
    </section>
  );
}

/** The way into the archive without a search. */
export const Leaf = ({ newsletters, language }: Pick<SearchPageProps, "newsletters" | "language">) => (
  <>
    <p>{READING[language].browse}</p>
    <ul>
      {newsletters.map(({ id, name, language: told }) => (
        <li>
          <a href={newsletterPath(id)} {...tongue(told, language)}>
            {name}
          </a>
        </li>
      ))}
    </ul>
  </>
);
