/** One announcement to one channel, by the guarded web. What is said of a failure has no secret of the channel in it. */
import type { Desk } from "../desk.ts";
import { messageOf } from "../providers/log.ts";
import type { WebReply } from "../providers/web.ts";
import { withoutSecrets } from "../providers/without-secrets.ts";
import type { Announcement } from "./announcement.ts";
import type { AnyTarget } from "./channel.ts";
import { discord } from "./formats/discord.ts";
import { feishu } from "./formats/feishu.ts";
import type { Letter, Taken } from "./formats/format.ts";
import { slack } from "./formats/slack.ts";
import { telegram } from "./formats/telegram.ts";
import { webhook } from "./formats/webhook.ts";
import { wecom } from "./formats/wecom.ts";

/** As much of a vendor's words as an operator reads. */
const REASON_LENGTH = 200;
/** Parts of a target that are shorter are no secrets. */
const SECRET_LENGTH = 8;

/** Sends it once; never throws. */
export async function sendTo(
  { web, now }: Pick<Desk, "web" | "now">,
  target: AnyTarget,
  announcement: Announcement,
): Promise<Taken> {
  try {
    const { url, headers, body } = await write(target, announcement, now());
    const taken = judge(target, await web.send(url, { body, headers: headers ?? {} }), now());
    return taken.kind === "taken" ? taken : { ...taken, reason: told(target, taken.reason) };
  } catch (error) {
    return { kind: "later", reason: told(target, messageOf(error)) };
  }
}

function write(target: AnyTarget, announcement: Announcement, now: Date): Letter | Promise<Letter> {
  switch (target.kind) {
    case "webhook":
      return webhook.write(target, announcement, now);
    case "telegram":
      return telegram.write(target, announcement, now);
    case "slack":
      return slack.write(target, announcement, now);
    case "discord":
      return discord.write(target, announcement, now);
    case "feishu":
      return feishu.write(target, announcement, now);
    case "wecom":
      return wecom.write(target, announcement, now);
  }
}

const JUDGES = { webhook, telegram, slack, discord, feishu, wecom };

const judge = ({ kind }: AnyTarget, reply: WebReply, now: Date): Taken => JUDGES[kind].judge(reply, now);

/** A vendor may repeat what it was sent. */
function told(target: AnyTarget, reason: string): string {
  const { kind: _kind, ...parts } = target;
  const secrets = Object.entries(parts)
    .filter(([name, value]) => name !== "baseUrl" && name !== "chatId" && value.length >= SECRET_LENGTH)
    .flatMap(([name, value]) => (name === "url" ? secretsOfUrl(value) : [value]));
  const without = secrets.reduce((text, secret) => text.replaceAll(secret, "(secret)"), reason);
  return withoutSecrets(without.replaceAll(/\s+/g, " ")).slice(0, REASON_LENGTH);
}

function secretsOfUrl(address: string): string[] {
  const url = URL.parse(address);
  if (!url) return [address];
  const parts = [...url.pathname.split("/"), ...url.searchParams.values()];
  return [address, ...parts.filter((part) => part.length >= SECRET_LENGTH)];
}
