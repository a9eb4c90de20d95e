/**
 * 飞书's custom bots (open.feishu.cn/document/client-docs/bot-v3/add-custom-bot): a post, whose text elements read no
 * markup. HTTP says 200 to almost everything: `code` says whether it was taken.
 */
import type { Target } from "../channel.ts";
import { cut } from "../cut.ts";
import { later, numberOf, objectOf, TAKEN, wordsOf, type Format } from "./format.ts";

/** A body is 20 KB at most; these leave room for Chinese in UTF-8. */
const TITLE_LIMIT = 300;
const OPENING_LIMIT = 1000;
const HEADLINE_LIMIT = 300;
/** What it answers beyond five messages a second and a hundred a minute. */
const TOO_MANY = new Set([11_232, 99_991_400]);
const MINUTE_SECONDS = 60;

export const feishu: Format<Target["feishu"]> = {
  async write({ url: hook, secret }, { title, url, opening, headlines, newsletter }, now) {
    const linked = (text: string, href: string) => ({ tag: "a", text: cut(text, HEADLINE_LIMIT), href });
    const content = [
      ...(opening ? [[{ tag: "text", text: cut(opening, OPENING_LIMIT) }]] : []),
      ...headlines.map((headline) => [{ tag: "text", text: "• " }, linked(headline.text, headline.url)]),
      [linked(newsletter.language === "zh-CN" ? "查看全文" : "Read it all", url)],
    ];
    const language = newsletter.language === "zh-CN" ? "zh_cn" : "en_us";
    return {
      url: hook,
      body: JSON.stringify({
        ...(secret && (await signed(secret, now))),
        msg_type: "post",
        content: { post: { [language]: { title: cut(title, TITLE_LIMIT), content } } },
      }),
    };
  },
  judge(reply) {
    const said = objectOf(reply);
    const code = numberOf(said["code"], reply.status);
    if (code === 0) return TAKEN;
    return later(
      `${code}: ${wordsOf(said["msg"], "it gave no reason")}`,
      TOO_MANY.has(code) ? { retryAfterSeconds: MINUTE_SECONDS } : {},
    );
  },
};

/** The time and the secret are the key of an HMAC-SHA-256 of nothing; base64. */
async function signed(secret: string, now: Date): Promise<{ timestamp: string; sign: string }> {
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const key = await crypto.subtle.importKey(
    "raw",
    new TextEncoder().encode(`${timestamp}\n${secret}`),
    { name: "HMAC", hash: "SHA-256" },
    false,
    ["sign"],
  );
  const mac = await crypto.subtle.sign("HMAC", key, new Uint8Array());
  return { timestamp, sign: btoa(String.fromCodePoint(...new Uint8Array(mac))) };
}
