/** Slack's incoming webhooks: "ok", or a word for what is wrong, as text. Blocks are checked as far as they are used. */
import { answerDown, isLink, isObject, isText, keep, readObject, takeFault, type Office } from "./office.ts";

export async function answerSlack(request: Request, office: Office, isKnown: boolean): Promise<Response> {
  const body = await readObject(request);
  const fault = takeFault(office);
  if (fault?.kind === "down") return answerDown();
  if (fault?.kind === "gone") return new Response("channel_is_archived", { status: 410 });
  if (fault?.kind === "rate")
    return new Response("rate_limited", {
      status: 429,
      headers: { "retry-after": String(fault.seconds ?? 1) },
    });
  if (!isKnown) return new Response("no_service", { status: 404 });
  if (!body) return new Response("invalid_payload", { status: 400 });
  const { text, blocks } = body;
  if (!isText(text, 1, 40_000)) return new Response("no_text", { status: 400 });
  // mentions and links of mrkdwn begin so: only escaped ones are words
  if (/[<>]|&(?!amp;|lt;|gt;)/.test(text)) return new Response("invalid_payload", { status: 400 });
  const isFine =
    Array.isArray(blocks) && blocks.length > 0 && blocks.length <= 50 && blocks.every(isRichText);
  if (!isFine) return new Response("invalid_blocks", { status: 400 });
  keep(office, "slack", body, request);
  return new Response("ok");
}

const isRichText = (block: unknown): boolean =>
  isObject(block) &&
  block["type"] === "rich_text" &&
  isList(block["elements"]) &&
  block["elements"].every((element) => isSection(element) || isBulletList(element));

const isBulletList = (value: unknown): boolean =>
  isObject(value) &&
  value["type"] === "rich_text_list" &&
  (value["style"] === "bullet" || value["style"] === "ordered") &&
  isList(value["elements"]) &&
  value["elements"].every(isSection);

const isSection = (value: unknown): boolean =>
  isObject(value) &&
  value["type"] === "rich_text_section" &&
  isList(value["elements"]) &&
  value["elements"].every(isWord);

const isWord = (value: unknown): boolean =>
  isObject(value) &&
  isText(value["text"], 1, 3000) &&
  (value["type"] === "text" || (value["type"] === "link" && isLink(value["url"])));

const isList = (value: unknown): value is unknown[] => Array.isArray(value) && value.length > 0;
