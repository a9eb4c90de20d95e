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
};

/** Whether it was posted on X: its title is no headline but its text, and links are at its end. */
export function isShort({ title, text }: Pick<StoryPost, "title" | "text">): boolean {
  return text.trim() === "" || text.trimStart().startsWith(title.replace(/…$|\.\.\.$/, "").trim());
}
