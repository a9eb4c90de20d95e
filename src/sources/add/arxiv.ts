/** A category of arXiv, such as cs.CL or hep-th, and its feed. See https://info.arxiv.org/help/rss.html */

const DIVIDED = "astro-ph cond-mat cs econ eess math nlin physics q-bio q-fin stat";
const WHOLE = "astro-ph cond-mat gr-qc hep-ex hep-lat hep-ph hep-th math-ph nucl-ex nucl-th quant-ph";
const CATEGORY = new RegExp(`^(?:(${DIVIDED.replaceAll(" ", "|")})\\.([a-z]{2,4}(?:-[a-z]{2,4})?))$`, "i");
const ARCHIVES = new Set(WHOLE.split(" "));

/** The feed of one category, or of several joined by +; undefined where it is no category. */
export function findArxivFeed(text: string): string | undefined {
  const names = text
    .replace(/^arxiv\s*[:/\s]\s*/i, "")
    .split("+")
    .map(nameOf);
  return names.includes(undefined) ? undefined : `https://rss.arxiv.org/rss/${names.join("+")}`;
}

/** The feed of a listing page, such as /list/cs.CL/recent; a whole archive, /list/cs, counts too. */
export function findListingFeed({ pathname }: URL): string | undefined {
  const [, list, name] = /^\/(list|archive)\/([\w.-]+)/.exec(pathname) ?? [];
  if (!list || !name) return undefined;
  return (
    findArxivFeed(name) ??
    (DIVIDED.split(" ").includes(name) ? `https://rss.arxiv.org/rss/${name}` : undefined)
  );
}

/** In arXiv's own spelling: subjects of two letters are in capitals, longer ones (acc-ph) are not. */
function nameOf(text: string): string | undefined {
  const whole = text.toLowerCase();
  if (ARCHIVES.has(whole)) return whole;
  const [, archive, subject] = CATEGORY.exec(text) ?? [];
  if (!archive || !subject) return undefined;
  return `${archive.toLowerCase()}.${subject.length === 2 ? subject.toUpperCase() : subject.toLowerCase()}`;
}
