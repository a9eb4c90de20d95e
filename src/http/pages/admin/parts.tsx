/** Small parts of the admin's pages. */
import type { Child, PropsWithChildren } from "hono/jsx";
import { useOperator, useWords } from "./operator.ts";

export type Tone = "good" | "bad" | "open" | "plain";

/** A state in a word, by colour and by text. */
export const State = ({ text, tone }: { text: string; tone: Tone }) => (
  <span class={tone === "plain" ? "state" : `state ${tone}`}>{text}</span>
);

/** A time in words of the page's language, and for machines; a dash where there is none. */
export function Time({ at, timeZone = "UTC" }: { at: Date | null; timeZone?: string }) {
  const { language } = useOperator();
  if (!at) return <span class="dim">–</span>;
  const text = new Intl.DateTimeFormat(language === "en" ? "en-GB" : "zh-CN", {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone,
  }).format(at);
  return (
    <time datetime={at.toISOString()} title={timeZone}>
      {text}
    </time>
  );
}

/** A number as the page's language groups it. */
export function Count({ of }: { of: number }) {
  const { language } = useOperator();
  return <>{of.toLocaleString(language)}</>;
}

/** Names and what they are. */
export const Facts = ({ list }: { list: [name: string, value: Child][] }) => (
  <dl class="facts">
    {list.map(([name, value]) => (
      <>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </>
    ))}
  </dl>
);

type TableProps = PropsWithChildren<{
  /** What the table lists, for who can't see it. */
  label: string;
  head: (string | { text: string; isNumber: true })[];
}>;

/** Its rows are `tr`s. One wider than the screen scrolls in itself. */
export const Table = ({ label, head, children }: TableProps) => (
  <div class="table" role="region" aria-label={label} tabindex={0}>
    <table>
      <thead>
        <tr>
          {head.map((cell) =>
            typeof cell === "string" ? (
              <th scope="col">{cell}</th>
            ) : (
              <th scope="col" class="number">
                {cell.text}
              </th>
            ),
          )}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  </div>
);

/** The way to what is older, where there is more: `href` null where there is not. */
export function Older({ href }: { href: string | null }) {
  const say = useWords();
  return href === null ? null : (
    <p>
      <a href={href} rel="next">
        {say("Older", "更早的")}
      </a>
    </p>
  );
}

/** Why a thing is as it is, on a line of its own under its name. */
export const Reason = ({ reason }: { reason: string | null }) =>
  reason === null ? null : (
    <>
      <br />
      <span class="dim">{reason}</span>
    </>
  );

export const None = ({ text }: { text: string }) => <p class="dim">{text}</p>;
