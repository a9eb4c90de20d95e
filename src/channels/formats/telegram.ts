/** Telegram's sendMessage (core.telegram.org/bots/api#sendmessage): HTML, 4096 characters, a preview of the digest's page. */
import { escapeHtml } from "../../lib/escape-html.ts";
import type { Target } from "../channel.ts";
import { characters, cut, fit } from "../cut.ts";
import { later, objectOf, secondsOf, TAKEN, wordsOf, type Format } from "./format.ts";

const LIMIT = 4096;
const TITLE_LIMIT = 256;
const OPENING_LIMIT = 1000;

export const telegram: Format<Target["telegram"]> = {
  write({ token, chatId, baseUrl = "https://api.telegram.org" }, { title, url, opening, headlines }) {
    const head = [
      `<b>${link(cut(title, TITLE_LIMIT), url)}</b>`,
      ...(opening ? [escapeHtml(cut(opening, OPENING_LIMIT)), ""] : []),
    ];
    const lines = headlines.map((headline) => `• ${link(headline.text, headline.url)}`);
    return {
      url: `${baseUrl}/bot${token}/sendMessage`,
      body: JSON.stringify({
        chat_id: chatId,
        text: fit(head, lines, LIMIT, characters),
        parse_mode: "HTML",
        link_preview_options: { url },
      }),
    };
  },
  judge(reply) {
    const said = objectOf(reply);
    if (said["ok"] === true) return TAKEN;
    const parameters = (said["parameters"] ?? {}) as Record<string, unknown>;
    return later(
      wordsOf(said["description"], `it answered ${reply.status}`),
      secondsOf(parameters["retry_after"]),
    );
  },
};

const link = (text: string, url: string): string => `<a href="${escapeHtml(url)}">${escapeHtml(text)}</a>`;
