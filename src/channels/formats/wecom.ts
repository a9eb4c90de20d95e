/**
 * 企业微信's group robots (developer.work.weixin.qq.com/document/path/91770): Markdown of 4096 bytes. HTTP says 200:
 * `errcode` says whether it was taken. It has no escapes, so what would be markup or a mention is written full-width.
 */
import type { Target } from "../channel.ts";
import { bytes, cut, fit } from "../cut.ts";
import { later, numberOf, objectOf, TAKEN, wordsOf, type Format } from "./format.ts";

const LIMIT = 4096;
const TITLE_LIMIT = 200;
const OPENING_LIMIT = 400;
/** Twenty messages a minute; it does not say when the minute ends. */
const TOO_MANY = 45_009;
const MINUTE_SECONDS = 60;

const WIDE: Record<string, string> = {
  "<": "＜",
  ">": "＞",
  "[": "［",
  "]": "］",
  "(": "（",
  ")": "）",
  "*": "＊",
  _: "＿",
  "`": "｀",
  "#": "＃",
  "\\": "＼",
};

export const wecom: Format<Target["wecom"]> = {
  write({ url: hook }, { title, url, opening, headlines }) {
    const head = [
      `### [${plain(cut(title, TITLE_LIMIT))}](${url})`,
      ...(opening ? [plain(cut(opening, OPENING_LIMIT))] : []),
    ];
    const lines = headlines.map((headline, at) => `${at + 1}. [${plain(headline.text)}](${headline.url})`);
    return {
      url: hook,
      body: JSON.stringify({
        msgtype: "markdown",
        markdown: { content: fit(head, lines, LIMIT, bytes) },
      }),
    };
  },
  judge(reply) {
    const said = objectOf(reply);
    const code = numberOf(said["errcode"], reply.status);
    if (code === 0) return TAKEN;
    return later(
      `${code}: ${wordsOf(said["errmsg"], "it gave no reason")}`,
      code === TOO_MANY ? { retryAfterSeconds: MINUTE_SECONDS } : {},
    );
  },
};

const plain = (text: string): string => text.replaceAll(/[<>[\]()*_`#\\]/g, (sign) => WIDE[sign] ?? sign);
