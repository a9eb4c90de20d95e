/** Texts with what was checked in them: a mark where the posts bear it out, a sign as well where they don't. */
import { useWords } from "../operator.ts";

export type EvidenceSpan = { text: string; bold: boolean; is: "plain" | "found" | "missing" };

export const Evidence = ({ spans }: { spans: EvidenceSpan[] }) => (
  <>
    {spans.map(({ text, bold, is }) => {
      const content = is === "plain" ? text : is === "found" ? <mark>{text}</mark> : <Missing text={text} />;
      return bold ? <strong>{content}</strong> : content;
    })}
  </>
);

function Missing({ text }: { text: string }) {
  const say = useWords();
  return (
    <mark class="missing" title={say("not found in the posts", "来源中未找到")}>
      {text}
      <sup>?</sup>
    </mark>
  );
}

/** What is not found, in a sentence. */
export function MissingTerms({ terms, isPartial }: { terms: string[]; isPartial: boolean }) {
  const say = useWords();
  if (terms.length === 0)
    return (
      <p class="dim">
        {say("Its numbers and names all stand in the posts.", "数字和名字都能在来源中找到。")}
      </p>
    );
  return (
    <p class="fault">
      {isPartial
        ? say("Not found in the posts shown here: ", "在此处所列来源中未找到：")
        : say("Not found in the posts: ", "来源中未找到：")}
      {terms.join(say(", ", "、"))}
    </p>
  );
}
