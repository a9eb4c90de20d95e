/** Discord's webhooks (discord.com/developers/docs/resources/webhook#execute-webhook): one embed, nobody mentioned. */
import type { Target } from "../channel.ts";
import { characters, cut, fit } from "../cut.ts";
import { isFine, later, objectOf, retryAfter, secondsOf, TAKEN, wordsOf, type Format } from "./format.ts";

const TITLE_LIMIT = 256;
const DESCRIPTION_LIMIT = 4096;
const OPENING_LIMIT = 1000;

export const discord: Format<Target["discord"]> = {
  write({ url: hook }, { title, url, opening, headlines, newsletter, publishedAt }) {
    const to = new URL(hook);
    // with it Discord answers after it has taken the message, and says what is wrong with it
    to.searchParams.set("wait", "true");
    const head = opening ? [cut(escapeMarkdown(cut(opening, OPENING_LIMIT)), 2 * OPENING_LIMIT), ""] : [];
    const lines = headlines.map((headline) => `- [${escapeMarkdown(headline.text)}](${headline.url})`);
    const description = fit(head, lines, DESCRIPTION_LIMIT, characters);
    return {
      url: to.href,
      body: JSON.stringify({
        embeds: [
          {
            title: cut(title, TITLE_LIMIT),
            url,
            ...(description && { description }),
            footer: { text: cut(newsletter.name, TITLE_LIMIT) },
            ...(publishedAt && { timestamp: publishedAt.toISOString() }),
          },
        ],
        allowed_mentions: { parse: [] },
      }),
    };
  },
  judge(reply, now) {
    if (isFine(reply)) return TAKEN;
    const said = objectOf(reply);
    const wait = secondsOf(said["retry_after"]);
    return later(
      wordsOf(said["message"], `it answered ${reply.status}`),
      wait.retryAfterSeconds === undefined ? retryAfter(reply, now) : wait,
    );
  },
};

/** A backslash before any punctuation that Discord's Markdown knows takes its meaning. */
const escapeMarkdown = (text: string): string => text.replaceAll(/[\\*_~`|>[\]()#<:@-]/g, String.raw`\$&`);
