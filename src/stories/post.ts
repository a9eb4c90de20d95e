/** A post as the stories see it. */
export type StoryPost = {
  id: number;
  /** Identity: x:<status id>, or the canonical URL. */
  key: string;
  url: string;
  author: string;
  handle: string | null;
  /** Of a post on X: its text, or a beginning of it. */
  title: string;
  /** Plain text, paragraphs divided by an empty line. */
  text: string;
  /** Language tag as far as known: zh, en, ja … */
  language: string;
  publishedAt: Date;
  sourceIds: number[];
  /** How much its sources count; 1 is usual. */
  weight: number;
  engagement?: { likes: number; reposts: number };
  /** Canonical URLs it points to, the post it quotes among them, where the source tells them apart from its text. */
  links?: string[];
  /** What was stored when it arrived, to compare it by (sketch.ts, lib/signed-bytes.ts); both are made or missed else. */
  sketch?: unknown;
  embedding?: string | null;
};

/** Whether it is a short message, as on X: its title is no headline but the beginning of its text. */
export function isShort({ title, text, handle }: Pick<StoryPost, "title" | "text" | "handle">): boolean {
  const opening = title.replace(/…$|\.\.\.$/, "").trim();
  return handle !== null || (text.trim() !== "" && text.trimStart().startsWith(opening));
}
