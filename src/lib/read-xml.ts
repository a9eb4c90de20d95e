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
  /** URI of its namespace, or its prefix where none was declared; "" for none. */
  space: string;
  /** By local name in lower case; of xml:base and xml:lang the prefix stays. */
  attributes: Record<string, string>;
  children: XmlElement[];
  /** Text directly in it: references decoded, CDATA as it is. */
  text: string;
  /** What stands between its tags, as written. */
  inner: string;
};

export type XmlDocument = { root: XmlElement; problems: string[] };

type Scope = Record<string, string>;
type Open = { element: XmlElement; scope: Scope; innerStart: number };

/** Reads a document, or gives undefined where there is no element at all or the nesting is beyond reason. */
export function readXml(source: string): XmlDocument | undefined {
  const root: XmlElement = { name: "", space: "", attributes: {}, children: [], text: "", inner: source };
  const problems = new Set<string>();
  const stack: Open[] = [{ element: root, scope: {}, innerStart: 0 }];
  const top = () => stack.at(-1) as Open;
  const parser = new Parser(
    {
      onopentag(qualified, raw) {
        if (stack.length > DEPTH_LIMIT) throw new TooDeep();
        const scope = extendScope(top().scope, raw);
        const [prefix, name] = splitName(qualified);
        const element: XmlElement = {
          name,
          space: scope[prefix] ?? prefix,
          attributes: localAttributes(raw),
          children: [],
          text: "",
          inner: "",
        };
        top().element.children.push(element);
        stack.push({ element, scope, innerStart: parser.endIndex + 1 });
      },
      ontext(text) {
        top().element.text += text;
      },
      onclosetag(_, isImplied) {
        const { element, innerStart } = stack.pop() as Open;
        // A self-closed element is reported as implied too, with nothing inside.
        const end = isImplied ? Math.max(innerStart, parser.startIndex) : parser.startIndex;
        element.inner = source.slice(innerStart, end);
        if (isImplied && element.inner.trim() !== "") problems.add(`<${element.name}> is not closed`);
      },
    },
    { xmlMode: true },
  );
  try {
    parser.end(source);
  } catch (error) {
    if (error instanceof TooDeep) return undefined;
    throw error;
  }
  return root.children.length > 0 ? { root, problems: [...problems] } : undefined;
}

class TooDeep extends Error {}

function splitName(qualified: string): [prefix: string, name: string] {
  const name = qualified.toLowerCase();
  const colon = name.indexOf(":");
  return colon < 0 ? ["", name] : [name.slice(0, colon), name.slice(colon + 1)];
}

/** The prefixes in force inside an element; the key "" is the default namespace. */
function extendScope(outer: Scope, raw: Record<string, string>): Scope {
  let scope = outer;
  for (const [name, value] of Object.entries(raw)) {
    if (!name.startsWith("xmlns")) continue;
    if (scope === outer) scope = { ...outer };
    scope[name.slice("xmlns:".length).toLowerCase()] = value.trim();
  }
  return scope;
}

function localAttributes(raw: Record<string, string>): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [qualified, value] of Object.entries(raw)) {
    const name = qualified.toLowerCase();
    attributes[name.startsWith("xml") ? name : (name.split(":").at(-1) ?? name)] ??= value;
  }
  return attributes;
}
