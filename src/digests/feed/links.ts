/** The links that a feed gives of itself, in the document and in the Link header alike. */
import type { Feed } from "./feed.ts";
import { feedUrl, type FeedFormat } from "./places.ts";

export type Relation = { rel: string; href: string };

/** self and hub (WebSub, section 4), and first, previous and next (RFC 5005, section 3). */
export function relationsOf({ publicUrl, subject, place, hubs }: Feed, format: FeedFormat): Relation[] {
  const at = (before: string | undefined) => feedUrl(publicUrl, subject, format, before);
  return [
    { rel: "self", href: at(place.before) },
    ...hubs.map((href) => ({ rel: "hub", href })),
    { rel: "first", href: at(undefined) },
    ...(place.newer === undefined ? [] : [{ rel: "previous", href: at(place.newer ?? undefined) }]),
    ...(place.older === undefined ? [] : [{ rel: "next", href: at(place.older) }]),
  ];
}

/** As the value of a Link header (RFC 8288). */
export const linkHeader = (relations: Relation[]): string =>
  relations.map(({ rel, href }) => `<${href}>; rel="${rel}"`).join(", ");
