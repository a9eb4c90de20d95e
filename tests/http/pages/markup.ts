/** A rendered page, read by its structure. */
import { DomUtils, parseDocument } from "htmlparser2";

export type Tag = ReturnType<typeof DomUtils.getElementsByTagName>[number];

export const isTag = DomUtils.isTag;

/** All elements of the page in order, or those that `matches` picks. */
export const findTags = (html: string, matches: (tag: Tag) => boolean = () => true): Tag[] =>
  DomUtils.findAll(matches, parseDocument(html).children);

export const tags = (html: string, name: string): Tag[] => findTags(html, (tag) => tag.name === name);

/** The one element of a name; throws when there is none, or more than one. */
export function theTag(html: string, name: string, matches: (tag: Tag) => boolean = () => true): Tag {
  const [tag, ...others] = findTags(html, (tag) => tag.name === name && matches(tag));
  if (!tag || others.length > 0)
    throw new Error(`${tag ? others.length + 1 : "No"} such <${name}> in the page`);
  return tag;
}

export const text = (tag: Tag): string => DomUtils.textContent(tag).replace(/\s+/g, " ").trim();

/** The fields of a form, as [name, value] in order. */
export const fieldsOf = (html: string): [name: string, value: string][] =>
  tags(html, "input").map(({ attribs }) => [attribs["name"] ?? "", attribs["value"] ?? ""]);

/** Where the page's links lead, in order. */
export const hrefs = (html: string): string[] => tags(html, "a").map(({ attribs }) => attribs["href"] ?? "");
