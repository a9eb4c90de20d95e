/** What an element must say of a text whose language may not be the page's. */

type Tongue = { lang?: string; dir?: "auto" };

/**
 * Attributes for a text in `language` on a page in `around`: none when they are the same, so that markup stays
 * small. The direction is left to the browser: what a source calls English may be Arabic.
 */
export function tongue(language: string, around: string): Tongue {
  return primary(language) === primary(around) ? {} : { lang: language, dir: "auto" };
}

const primary = (tag: string) => tag.split("-")[0];
