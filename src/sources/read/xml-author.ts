/** Who wrote an item or a feed, by the elements that formats and their extensions have for it. */
import type { XmlElement } from "../../lib/read-xml.ts";
import { readLine } from "./content.ts";
import { fieldsOf, namesIn, pick, type Fields } from "./vocabulary.ts";
import { contentOf, findTitle } from "./xml-text.ts";

const AUTHORS = namesIn(
  "atom:author author dc:creator dc:author itunes:author managingeditor dc:contributor",
);
const NAME_PARTS = namesIn("atom:name name atom:email email");
/** RSS asks for "address (name)"; written are "name <address>" and "(name)" too. */
const PERSONS = [
  /^[^\s@()]+@[^\s()]+\s*\((.+)\)$/,
  /^(.+?)\s*[<(][^\s@]+@[^\s@]+[>)]$/,
  /^\(([^()]+)\)$/,
  /^"(.*)"$/,
];

/** Names of the authors, joined; "" for none. An aggregator's items are their source's. */
export function authorOf(fields: Fields): string {
  const named = AUTHORS.map((name) => namesOf(fields.get(name) ?? [])).find((names) => names.length > 0);
  if (named) return named.join(", ");
  const [source] = pick(fields, ["source", "atom:source"]);
  return source ? nameOfSource(source) : "";
}

const namesOf = (people: XmlElement[]) => [...new Set(people.map(nameOfPerson).filter(Boolean))];

function nameOfPerson(person: XmlElement): string {
  const part = pick(fieldsOf(person), NAME_PARTS).find(({ text }) => text.trim() !== "");
  const written = readLine(contentOf(part ?? person));
  return (
    PERSONS.map((pattern) => pattern.exec(written)?.[1])
      .find(Boolean)
      ?.trim() ?? written
  );
}

/** RSS names the source in text; Atom's has authors and a title of its own. */
function nameOfSource(source: XmlElement): string {
  const fields = fieldsOf(source);
  const named = AUTHORS.flatMap((name) => namesOf(fields.get(name) ?? []));
  return named.join(", ") || readLine(findTitle(fields) ?? contentOf(source));
}
