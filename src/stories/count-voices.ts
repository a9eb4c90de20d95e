/** How many carry a story: distinct authors, since one author's three posts are one voice. */
export const countVoices = (posts: { author: string; handle: string | null }[]): number =>
  new Set(posts.map(({ author, handle }) => handle ?? author)).size;
