/** A paragraph's spans; a run of text without bold costs no markup. */
import type { Hit, Span } from "./props.ts";

export const Spans = ({ spans }: { spans: Span[] }) => (
  <>{spans.map(({ text, bold }) => (bold ? <strong>{text}</strong> : text))}</>
);

/** The same with what was searched for marked. */
export const Hits = ({ spans }: { spans: Hit[] }) => (
  <>
    {spans.map(({ text, bold, hit }) => {
      const content = hit ? <mark>{text}</mark> : text;
      return bold ? <strong>{content}</strong> : content;
    })}
  </>
);
