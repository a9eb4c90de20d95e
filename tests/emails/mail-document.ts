/** A rendered mail, read as a mail client would: by its structure. */
import { DomUtils, parseDocument } from "htmlparser2";

type Document = ReturnType<typeof parseDocument>;
export type Tag = ReturnType<typeof DomUtils.getElementsByTagName>[number];

export const readMail = (html: string): Document => parseDocument(html);

export const tags = (root: Document | Tag, name: string): Tag[] => DomUtils.getElementsByTagName(name, root);

export const text = (tag: Tag): string => DomUtils.innerText(tag);

/** Its style sheets as one. */
export const sheetOf = (root: Document): string =>
  tags(root, "style")
    .map((style) => DomUtils.textContent(style))
    .join("");

/** All hrefs of the mail, in order. */
export const hrefs = (root: Document | Tag): string[] =>
  tags(root, "a").map((anchor) => anchor.attribs["href"] ?? "");

/** The first element inside a tag. */
export const firstChild = (tag: Tag): Tag | undefined => tag.children.find(DomUtils.isTag);

export const isHidden = (tag: Tag): boolean => styleOf(tag).get("display") === "none";

/** The declarations of a style attribute, by name. */
export function styleOf(tag: Tag): Map<string, string> {
  const declarations = (tag.attribs["style"] ?? "").split(";").filter(Boolean);
  return new Map(
    declarations.map((declaration) => {
      const [name = "", ...value] = declaration.split(":");
      return [name, value.join(":")];
    }),
  );
}
