/** Reads XML as strictly as a browser does: one fault, and there is no document. Of XML's syntax it knows what feeds and sitemaps need. */

export type Element = {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  text: string;
};

const DECLARATION = `<?xml version="1.0" encoding="utf-8"?>\n`;
const CHARACTERS = /^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u;
const TOKEN = /<(\/?)([a-z][\w:.-]*)((?: [a-z][\w:.-]*="[^<"]*")*)(\/?)>|([^<]+)/giy;
const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#13": "\r" };

/** The root element. Throws where the document is not well-formed, or uses a prefix that it has not declared. */
export function readStrictXml(source: string): Element {
  if (!source.startsWith(DECLARATION)) throw new Error("no XML declaration");
  if (!CHARACTERS.test(source)) throw new Error("a character that XML has no place for");
  const document: Element = { name: "", attributes: {}, children: [], text: "" };
  const open = [document];
  TOKEN.lastIndex = DECLARATION.length;
  while (TOKEN.lastIndex < source.length) {
    const at = TOKEN.lastIndex;
    const [, end, name = "", attributes = "", empty, text] = TOKEN.exec(source) ?? [];
    if (TOKEN.lastIndex === 0) throw new Error(`not XML: ${source.slice(at, at + 80)}`);
    const parent = open.at(-1) ?? document;
    if (text !== undefined) parent.text += decode(text);
    else if (end) {
      if (parent.name !== name) throw new Error(`</${name}> ends <${parent.name}>`);
      open.pop();
    } else {
      const element = { name, attributes: readAttributes(attributes), children: [], text: "" };
      parent.children.push(element);
      if (!empty) open.push(element);
    }
  }
  const [root] = document.children;
  if (open.length > 1 || !root || document.children.length > 1 || document.text.trim())
    throw new Error("not one root element");
  checkPrefixes(root, ["xml", "xmlns", ...prefixesOf(root)]);
  return root;
}

function readAttributes(source: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name = "", value = ""] of source.matchAll(/ ([^=]+)="([^"]*)"/g)) {
    if (name in attributes) throw new Error(`${name} stands twice`);
    attributes[name] = decode(value);
  }
  return attributes;
}

const decode = (text: string) =>
  text.replace(/&(?:([^;&]{1,8});)?/g, (reference, name: string) => {
    const letter = ENTITIES[name];
    if (letter === undefined) throw new Error(`${reference} is no entity`);
    return letter;
  });

const prefixesOf = ({ attributes }: Element) =>
  Object.keys(attributes).flatMap((name) => (name.startsWith("xmlns:") ? name.slice(6) : []));

function checkPrefixes({ name, attributes, children }: Element, known: string[]): void {
  for (const one of [name, ...Object.keys(attributes)]) {
    const [prefix = "", local] = one.split(":");
    if (local !== undefined && !known.includes(prefix)) throw new Error(`${prefix}: is not declared`);
  }
  for (const child of children) checkPrefixes(child, known);
}
