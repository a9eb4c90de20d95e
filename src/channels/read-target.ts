/** What an operator gives of a channel, checked: addresses are the vendor's own, over https. Locally, stand-ins on loopback may take their place. */
import type { AnyTarget, ChannelKind } from "./channel.ts";

export type Given = Record<string, unknown>;
export type ReadTarget = { kind: "target"; target: AnyTarget } | { kind: "invalid"; fault: string };

/** Where each vendor's hooks are. */
const HOOKS = {
  slack: /^https:\/\/hooks\.slack(?:-gov)?\.com\/(?:services|triggers|workflows)\/\S+$/,
  discord:
    /^https:\/\/(?:(?:ptb|canary)\.)?discord(?:app)?\.com\/api\/(?:v\d+\/)?webhooks\/\d+\/[\w-]+(?:\?\S*)?$/,
  feishu: /^https:\/\/open\.(?:feishu\.cn|larksuite\.com)\/open-apis\/bot\/v2\/hook\/[\w-]+$/,
  wecom: /^https:\/\/qyapi\.weixin\.qq\.com\/cgi-bin\/webhook\/send\?key=[\w-]+$/,
};
const SECRET_BYTES = 32;

/** The target of a channel of this kind; of a webhook without a secret one is drawn. */
export function readTarget(kind: ChannelKind, given: Given, isLocal: boolean): ReadTarget {
  const url = textOf(given["url"]);
  const secret = textOf(given["secret"]);
  switch (kind) {
    case "webhook":
      if (!isOpen(url, isLocal)) return invalid("url: must be an https address");
      if (secret && !isWebhookSecret(secret))
        return invalid("secret: must be whsec_ and base64 of 24 to 64 bytes, or be left out");
      return { kind: "target", target: { kind, url, secret: secret || drawSecret() } };
    case "telegram":
      return readTelegram(given, isLocal);
    case "feishu":
      if (!isHook(kind, url, isLocal)) return invalid(`url: ${EXPECTED.feishu}`);
      return { kind: "target", target: { kind, url, ...(secret && { secret }) } };
    case "slack":
    case "discord":
    case "wecom":
      return isHook(kind, url, isLocal)
        ? { kind: "target", target: { kind, url } }
        : invalid(`url: ${EXPECTED[kind]}`);
  }
}

const EXPECTED = {
  slack: "must be an incoming webhook, https://hooks.slack.com/services/…",
  discord: "must be a webhook, https://discord.com/api/webhooks/…",
  feishu: "must be a custom bot's, https://open.feishu.cn/open-apis/bot/v2/hook/…",
  wecom: "must be a group robot's, https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=…",
};

function readTelegram(given: Given, isLocal: boolean): ReadTarget {
  const [token, chatId, baseUrl] = [given["token"], given["chatId"], given["baseUrl"]].map(textOf);
  if (!/^\d{5,}:[\w-]{20,}$/.test(token ?? ""))
    return invalid("token: must be what BotFather gave, 123456:ABC…");
  if (!/^(?:-?\d{1,20}|@\w{4,})$/.test(chatId ?? ""))
    return invalid("chatId: must be a number, or @name of a public channel");
  if (baseUrl && !(isLocal && isLoopback(baseUrl))) return invalid("baseUrl: is for ENVIRONMENT local only");
  return {
    kind: "target",
    target: { kind: "telegram", token: token ?? "", chatId: chatId ?? "", ...(baseUrl && { baseUrl }) },
  };
}

const textOf = (value: unknown): string =>
  typeof value === "string" ? value.trim() : typeof value === "number" ? String(value) : "";

const invalid = (fault: string): ReadTarget => ({ kind: "invalid", fault });

const isHook = (kind: keyof typeof HOOKS, url: string, isLocal: boolean): boolean =>
  HOOKS[kind].test(url) || (isLocal && isLoopback(url));

function isOpen(address: string, isLocal: boolean): boolean {
  const url = URL.parse(address);
  if (!url || url.username || url.password) return false;
  return url.protocol === "https:" || (isLocal && isLoopback(address));
}

const isLoopback = (address: string): boolean =>
  /^https?:\/\/(?:localhost|127\.[\d.]+|\[::1\])(?::\d+)?(?:\/|$)/.test(address);

/** Standard Webhooks asks for 24 to 64 bytes. */
function isWebhookSecret(secret: string): boolean {
  const [, base64] = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(secret) ?? [];
  const byteCount = Math.floor(((base64 ?? "").replace(/=+$/, "").length * 3) / 4);
  return base64 !== undefined && base64.length % 4 === 0 && byteCount >= 24 && byteCount <= 64;
}

const drawSecret = (): string =>
  `whsec_${btoa(String.fromCodePoint(...crypto.getRandomValues(new Uint8Array(SECRET_BYTES))))}`;
