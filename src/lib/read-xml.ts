/**
 * A tolerant XML reader: a tree of elements for whatever is given, and sentences about what was wrong. Tags that
 * are not closed end where their parent ends, strays are passed over, DTDs are skipped and entities of their own
 * stay unexpanded, so that no document grows by being read.
 */
import { Parser } from "htmlparser2";

/** Real feeds nest twenty deep at most; the parser's work grows with depth, so a deeper document is refused. */
const DEPTH_LIMIT = 200;

export type XmlElement = {
  /** Lower case, without prefix. */
  name: string;
  prefix: string;
  /** URI of its namespace, or undefined where its prefix was not declared. */
  space: string | undefined;
  /** By local name in lower case; of xml:base and xml:lang the prefix stays. */
  attributes: Record<string, string>;
  children: XmlElement[];
  /** Text directly in it: references decoded, CDATA as it is. */
  text: string;
  /** What stands between its tags, as written. */
  inner: string;
  /** The document ended within it. */
  isCutOff: boolean;
};

export type XmlDocument = { root: XmlElement; problems: string[] };

type Scope = Record<string, string>;
type Open = {
  element: XmlElement;
  scope: Scope;
  innerStart: number;
  depth: number;
  parent: Open | undefined;
};

/** Reads a document, or gives undefined where there is no element at all or the nesting is beyond reason. */
export function readXml(source: string): XmlDocument | undefined {
  const problems = new Set<string>();
  const root = createElement("", {}, undefined);
  let open: Open = { element: root, scope: emptyRecord(), innerStart: 0, depth: 0, parent: undefined };
  let isOver = false;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (open.depth >= DEPTH_LIMIT) throw new TooDeep();
        const scope = extendScope(open.scope, attributes);
        const element = createElement(name, attributes, scope);
        open.element.children.push(element);
        open = { element, scope, innerStart: parser.endIndex + 1, depth: open.depth + 1, parent: open };
      },
      ontext(text) {
        open.element.text += text;
      },
      onclosetag(_, isImplied) {
        const { element, innerStart } = open;
        // of a self-closed element, which is reported as implied, the start is that of its own tag
        element.isCutOff = isOver;
        element.inner = source.slice(innerStart, Math.max(innerStart, parser.startIndex));
        if (isImplied && element.inner.trim() !== "") problems.add(`<${element.name}> is not closed`);
        open = open.parent ?? open;
      },
    },
    { xmlMode: true },
  );
  try {
    parser.write(source);
    // what is still open now is closed by the end alone
    isOver = true;
    parser.end();
  } catch (error) {
    if (error instanceof TooDeep) return undefined;
    throw error;
  }
  return root.children.length > 0 ? { root, problems: [...problems] } : undefined;
}

class TooDeep extends Error {}

/** Without a prototype: documents choose the keys, and "constructor" is no attribute. */
function emptyRecord(): Record<string, string> {
  const record: Record<string, string> = Object.create(null);
  return record;
}

function createElement(qualified: string, raw: Record<string, string>, scope: Scope | undefined): XmlElement {
  const [prefix, name] = splitName(qualified);
  const space = scope?.[prefix];
  return {
    name,
    prefix,
    space,
    attributes: localAttributes(raw),
    children: [],
    text: "",
    inner: "",
    isCutOff: false,
  };
}

function splitName(qualified: string): [prefix: string, name: string] {
  const name = qualified.toLowerCase();
  const colon = name.indexOf(":");
  return colon < 0 ? ["", name] : [name.slice(0, colon), name.slice(colon + 1)];
}

/** The prefixes in force inside an element, the outer ones by inheritance; the key "" is the default namespace. */
function extendScope(outer: Scope, raw: Record<string, string>): Scope {
  const declarations = Object.entries(raw).filter(([name]) => /^xmlns(?:$|:)/i.test(name));
  if (declarations.length === 0) return outer;
  const scope: Scope = Object.create(outer);
  for (const [name, value] of declarations) scope[name.slice("xmlns:".length).toLowerCase()] = value.trim();
  return scope;
}

function localAttributes(raw: Record<string, string>): Record<string, string> {
  const attributes = emptyRecord();
  for (const [qualified, value] of Object.entries(raw)) {
    const name = qualified.toLowerCase();
    attributes[name.startsWith("xml") ? name : (name.split(":").at(-1) ?? name)] ??= value;
  }
  return attributes;
}
