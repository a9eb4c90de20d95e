/** Titles and texts of a feed's elements, and whether they are markup. */
import type { XmlElement } from "../../lib/read-xml.ts";
import { isProbablyHtml, looksLikeHtml, readLine } from "./content.ts";
import type { Content } from "./post.ts";
import { fieldsOf, nameOf, namesIn, pick, type Fields } from "./vocabulary.ts";

const TITLES = namesIn("title atom:title dc:title media:title itunes:title");
const TEXTS = namesIn(
  "content:encoded atom:content content xhtml:body xhtml:div body fulltext description atom:summary summary",
  "dc:description dcterms:abstract abstract media:description itunes:summary",
);
const NO_TEXT = /^(?:image|audio|video|application\/(?!xml|x?html))/i;

/** The first title that says something. */
export function findTitle(fields: Fields): Content | undefined {
  const titles = [...pick(fields, TITLES), ...pick(mediaFields(fields), TITLES)];
  return titles.map(contentOf).find((title) => readLine(title) !== "");
}

/** Its texts, the fuller kind first. */
export function textsOf(fields: Fields): Content[] {
  const elements = [...pick(fields, TEXTS), ...pick(mediaFields(fields), TEXTS)];
  return elements.filter(({ attributes }) => !NO_TEXT.test(attributes["type"] ?? "")).map(contentOf);
}

/** Media RSS puts titles and texts into groups, as YouTube does. */
function mediaFields(fields: Fields): Fields {
  const [media] = pick(fields, ["media:group", "media:content"]);
  return media ? fieldsOf(media) : new Map();
}

/** An element's text, and whether it is HTML: by what Atom says about it, else by its look. */
export function contentOf(element: XmlElement): Content {
  const type = (element.attributes["type"] ?? "").toLowerCase();
  const mode = element.attributes["mode"]?.toLowerCase();
  if (mode === "base64") return { value: decodeBase64(element.text), isHtml: type.includes("html") };
  if (type.includes("xhtml") && mode !== "escaped") return { value: element.inner, isHtml: true };
  const looksEscaped = element.name.includes("title")
    ? looksLikeHtml(element.text)
    : isProbablyHtml(element.text);
  // markup that was not escaped has become elements
  if (element.children.length > 0 && !looksEscaped) return { value: element.inner, isHtml: true };
  return {
    value: element.text,
    isHtml: type.includes("html") || (looksEscaped && !isLiteral(element, type)),
  };
}

/** Atom 1.0 says that an absent type is plain text too; of a title that is believed (RFC 4287, section 3.1.1). */
function isLiteral(element: XmlElement, type: string): boolean {
  const name = nameOf(element);
  return (
    name.startsWith("atom:") &&
    !element.attributes["mode"] &&
    (type.startsWith("text") || name === "atom:title")
  );
}

function decodeBase64(text: string): string {
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll(/\s+/g, "")), (character) => character.charCodeAt(0));
    return new TextDecoder().decode(bytes);
  } catch {
    return text;
  }
}
