/** Posts and draft with their mentions found: what the rooms of attribution look at. */
import type { Evidence, Passage } from "./evidence.ts";
import { gazetteerOf, isSame, mentionsOf } from "./mentions.ts";
import type { Gazetteer, Mention } from "./mentions.ts";

export type Shot = Passage & { mentions: Mention[] };
export type Scene = { shots: Shot[]; evidence: Evidence; gazetteer: Gazetteer };

/** Looked through at the first question only: most drafts ask none. */
export function setScene(evidence: Evidence, draft: readonly Passage[]): Scene {
  const gazetteer = gazetteerOf([...evidence.passages, ...draft]);
  let shots: Shot[] | undefined;
  return {
    gazetteer,
    evidence,
    get shots() {
      shots ??= evidence.passages.map((passage) => ({
        ...passage,
        mentions: mentionsOf(passage.text, gazetteer),
      }));
      return shots;
    },
  };
}

export const names = ({ mentions }: Shot, mention: Mention): boolean =>
  mentions.some((other) => isSame(mention, other));

/** Whether two bearers are told of in one breath somewhere in the posts: they may belong together. */
export const areRelated = ({ shots }: Scene, one: Mention, other: Mention): boolean =>
  isSame(one, other) ||
  shots.some(({ mentions, text }) =>
    mentions.some((a, at) =>
      mentions.slice(at + 1).some((b) => {
        const isBoth = (isSame(a, one) && isSame(b, other)) || (isSame(a, other) && isSame(b, one));
        return isBoth && !PARTS.test(text.slice(a.end, b.start));
      }),
    ),
  );

/** What sets two names apart though they share a sentence. */
const PARTS =
  /;|,(?! (?:an?|the|whose|who|which|led|founded|based|maker|owner)\b)|\b(?:while|whereas|but|unlike|than|versus|vs)\b|而|则|相比|高于|低于/;
