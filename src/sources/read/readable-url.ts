/** The address a reader is given: the publisher's own link, with redirectors in front of it taken away. */
import { unwrapRedirect } from "../redirectors.ts";

export function readableUrl(link: string): string {
  const url = URL.parse(link);
  const target = url ? unwrapRedirect(url) : undefined;
  return target && URL.canParse(target) ? target : link;
}
