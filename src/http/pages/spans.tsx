/** A paragraph's spans; a run of text without bold costs no markup. */
import type { Span } from "./props.ts";

export const Spans = ({ spans }: { spans: Span[] }) => (
  <>{spans.map(({ text, bold }) => (bold ? <strong>{text}</strong> : text))}</>
);
