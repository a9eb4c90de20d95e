/** The rooms of the admin, as its navigation lists them. */

export type Room =
  | "overview"
  | "newsletters"
  | "sources"
  | "digests"
  | "mailings"
  | "subscribers"
  | "channels"
  | "why"
  | "audit"
  | "tokens";

/** Path, and what it is called in English and Chinese. */
export const ROOMS: [Room, path: string, en: string, zh: string][] = [
  ["overview", "/admin", "Overview", "总览"],
  ["newsletters", "/admin/newsletters", "Newsletters", "刊物"],
  ["sources", "/admin/sources", "Sources", "来源"],
  ["digests", "/admin/digests", "Digests", "期刊"],
  ["mailings", "/admin/mailings", "Mailings", "投递"],
  ["subscribers", "/admin/subscribers", "Subscribers", "订阅者"],
  ["channels", "/admin/channels", "Channels", "推送渠道"],
  ["why", "/admin/why", "Why?", "为什么？"],
  ["audit", "/admin/audit", "Changes", "操作记录"],
  ["tokens", "/admin/tokens", "API tokens", "API 令牌"],
];
