/** The reference of the API, for people: every operation with what it takes, what it needs and an example. */

export type ReferenceOperation = {
  id: string;
  method: string;
  path: string;
  summary: string;
  says: string | null;
  /** Null: open to all. */
  scope: string | null;
  parameters: { name: string; says: string }[];
  /** What the body may be; empty where there is none. */
  body: string[];
  answers: { status: string; says: string }[];
  /** A line for a shell. */
  example: string;
};

export type ReferenceRoom = { name: string; operations: ReferenceOperation[] };

type ReferenceProps = { publicUrl: string; rooms: ReferenceRoom[] };

export const ReferencePage = ({ publicUrl, rooms }: ReferenceProps) => (
  <article class="prose">
    <header class="opening">
      <h1>API</h1>
    </header>
    <p>
      All that an operator does is here for programs, too, under <code>{publicUrl}/api</code>. The same as a
      document for programs: <a href="/api/openapi.json">openapi.json</a> (OpenAPI 3.1).
    </p>
    <p>
      A call bears a token: <code>Authorization: Bearer wb_…</code>. A token is for the scopes that it was
      made with. Errors are <code>{'{"error": "…"}'}</code>. Lists come in pages: the <code>nextCursor</code>{" "}
      of one, as <code>?cursor=</code>, asks for the next. A write may bear an <code>Idempotency-Key</code>:
      repeated within a day, it is given the first answer and changes nothing.
    </p>
    <nav aria-label="Contents">
      <ul>
        {rooms.map(({ name }) => (
          <li>
            <a href={`#${anchorOf(name)}`}>{name}</a>
          </li>
        ))}
      </ul>
    </nav>
    {rooms.map((room) => (
      <Room {...room} />
    ))}
  </article>
);

const anchorOf = (name: string) => name.toLowerCase().replaceAll(" ", "-");

const Room = ({ name, operations }: ReferenceRoom) => (
  <section aria-labelledby={anchorOf(name)}>
    <h2 id={anchorOf(name)}>{name}</h2>
    <ul class="list">
      {operations.map((operation) => (
        <li id={operation.id}>
          <Operation {...operation} />
        </li>
      ))}
    </ul>
  </section>
);

const Operation = ({
  method,
  path,
  summary,
  says,
  scope,
  parameters,
  body,
  answers,
  example,
}: ReferenceOperation) => (
  <>
    <h3>{summary}</h3>
    <p>
      <code>
        <b>{method}</b> {path}
      </code>{" "}
      <span class="meta">{scope ?? "open to all"}</span>
    </p>
    {says && <p>{says}</p>}
    {parameters.map((parameter) => (
      <p>
        <code>{parameter.name}</code> {parameter.says}.
      </p>
    ))}
    {body.length > 0 && <p>Body: {body.join(", or ")}.</p>}
    {answers.map((answer) => (
      <p>
        <b>{answer.status}</b> {answer.says}.
      </p>
    ))}
    <p>
      <code>{example}</code>
    </p>
  </>
);
