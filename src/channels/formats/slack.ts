/**
 * Slack's incoming webhooks (docs.slack.dev/messaging/sending-messages-using-incoming-webhooks). The words stand in
 * rich_text elements, which read no markup and no mentions; the notification's text does, so there &, < and > are escaped.
 */
import type { Target } from "../channel.ts";
import { cut } from "../cut.ts";
import { isFine, later, retryAfter, TAKEN, wordsOf, type Format } from "./format.ts";

/** Of a text element, and of a notification that is still read. */
const TEXT_LIMIT = 3000;
const NOTE_LIMIT = 1000;

export const slack: Format<Target["slack"]> = {
  write({ url: hook }, { title, url, opening, headlines }) {
    const section = (...elements: object[]) => ({ type: "rich_text_section", elements });
    const linked = (text: string, to: string, style?: object) => ({
      type: "link",
      url: to,
      text: cut(text, TEXT_LIMIT),
      ...(style && { style }),
    });
    const items = headlines.map((headline) => section(linked(headline.text, headline.url)));
    const elements = [
      section(linked(title, url, { bold: true })),
      ...(opening ? [section({ type: "text", text: cut(opening, TEXT_LIMIT) })] : []),
      ...(items.length > 0 ? [{ type: "rich_text_list", style: "bullet", elements: items }] : []),
    ];
    return {
      url: hook,
      body: JSON.stringify({
        text: escapeMarkup(cut(title, NOTE_LIMIT)),
        unfurl_links: false,
        blocks: [{ type: "rich_text", elements }],
      }),
    };
  },
  judge: (reply, now) =>
    isFine(reply) && reply.text.trim() === "ok"
      ? TAKEN
      : later(wordsOf(reply.text.trim(), `it answered ${reply.status}`), retryAfter(reply, now)),
};

const escapeMarkup = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
