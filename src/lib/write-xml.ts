/** Writing XML 1.0: text is escaped where it is put in, and what no document may hold is left out. */

/** A piece of a document, as opposed to text. */
export type Xml = { xml: string };

type Attributes = Record<string, string | undefined>;

/** What is no character of XML 1.0 (production 2), escaped or not: one alone breaks the whole document. */
const NO_CHARACTER = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\r": "&#13;",
};

/** An element: its attributes without those that are undefined, and text, or elements a line each. */
export function element(
  name: string,
  attributes: Attributes,
  content: string | (Xml | undefined)[] = "",
): Xml {
  const start = `${name}${Object.entries(attributes)
    .flatMap(([key, value]) => (value === undefined ? [] : ` ${key}="${escapeXml(value)}"`))
    .join("")}`;
  const inner =
    typeof content === "string"
      ? escapeXml(content)
      : content.flatMap((child) => (child ? `\n${child.xml}` : [])).join("");
  if (inner === "") return { xml: `<${start}/>` };
  return { xml: `<${start}>${inner}${typeof content === "string" ? "" : "\n"}</${name}>` };
}

/** An element of text alone; nothing where there is none. */
export const textElement = (name: string, text: string | undefined): Xml | undefined =>
  text === undefined ? undefined : element(name, {}, text);

/** The document of a root element. */
export const xmlDocument = (root: Xml): string => `<?xml version="1.0" encoding="utf-8"?>\n${root.xml}\n`;

const escapeXml = (text: string): string =>
  text.replace(NO_CHARACTER, "").replace(/[&<>"\r]/g, (letter) => ENTITIES[letter] ?? letter);
