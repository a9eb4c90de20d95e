/**
 * Words of others, fit to be stored and shown: without addresses, and without what opens an account. A second fence:
 * who calls the outside world words its failures without them in the first place.
 */
import { withoutAddresses } from "./without-addresses.ts";

/** Tokens by their form: of Telegram's bots, of Slack's, Discord's, Feishu's and WeCom's hooks, of webhooks and APIs. */
const SECRETS = [
  /bot\d{5,}:[\w-]+/g,
  /\/(?:services|hook|webhooks)\/[\w/-]{8,}/g,
  /\b(?:whsec_|re_|sk-|xox[a-z]-)[\w+/=-]{8,}/g,
  /\b(?:key|token|secret|signature|sign|access_token)=[^\s&"']+/gi,
  /\bBearer\s+[\w.~+/=-]+/gi,
];

export const withoutSecrets = (words: string): string =>
  SECRETS.reduce((text, secret) => text.replaceAll(secret, "(secret)"), withoutAddresses(words));
