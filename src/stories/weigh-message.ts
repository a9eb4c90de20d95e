/** What a short message, as on X, says for its being news: its words, and its form. */
import { cleanText } from "./clean.ts";
import type { StoryPost } from "./post.ts";
import { weighShape } from "./shape.ts";
import { announces, findNews, findTalk, tellsEvent } from "./signs.ts";

/** Where a message without any sign stands: people mostly chat. */
const PRIOR = -1.7;
const NO_EVENT = -0.8;
/** How much is searched for signs of news, and of talk: a long text has some word of talk somewhere. */
const NEWS_LENGTH = 700;
const TALK_LENGTH = 280;

/** Points of a message by sign. */
export function weighMessage({
  handle,
  title,
  text,
}: Pick<StoryPost, "handle" | "title" | "text">): Record<string, number> {
  // letters in fancy dress, as people on X style them, are letters again in normal form KC
  const raw = (text || title).slice(0, 2 * NEWS_LENGTH).normalize("NFKC");
  const said = cleanText(raw).slice(0, NEWS_LENGTH);
  const news = findNews(said);
  return {
    prior: PRIOR,
    "no event": tellsEvent(news) ? 0 : NO_EVENT,
    ...news,
    ...findTalk(said.slice(0, TALK_LENGTH)),
    ...weighShape({ handle, raw, text: said, announces: announces(news) }),
  };
}
