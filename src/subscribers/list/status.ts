/** How a list says that a person may be written to, or not any more. What it says in unknown words is no yes. */
import { plainName } from "./columns.ts";

/** From the one that is believed first where a row says several things. */
const SEVERITY = ["complained", "bounced", "unsubscribed", "unconfirmed", "active"] as const;
export type Status = (typeof SEVERITY)[number];

/** Without case, blanks and signs. */
const WORDS: Record<Status, string> = {
  active: `active subscribed subscriber confirmed enabled regular premium paid free comp complimentary gift gifted trial
    trialed founding optedin yes true 活跃 已订阅 订阅中 有效 正常 已确认`,
  unconfirmed: `unconfirmed notconfirmed pending unactivated nonsubscribed transactional 未确认 待确认 未激活`,
  unsubscribed: `unsubscribed unsubscribe disabled inactive optedout optout removed cancelled canceled blocklisted
    blacklisted blocked archived deleted suppressed no false 已退订 退订 取消订阅 已取消订阅 未订阅`,
  bounced: `bounced bounce hardbounce hardbounced cleaned undeliverable 退信 已退信 无效`,
  complained: `complained complaint spam spammy spamreport abuse junk 投诉 已投诉 垃圾邮件`,
};
const STATUS_OF = new Map(
  SEVERITY.flatMap((status) => WORDS[status].split(/\s+/).map((word): [string, Status] => [word, status])),
);
const YES = new Set(["true", "1", "yes", "y", "t", "是", "√"]);
const NO = new Set(["false", "0", "no", "n", "f", "否"]);
const COMPLAINTS = /spam|complain|abuse|junk|投诉|垃圾/i;

/** What a cell of a status column says; undefined where that is not known. */
export const readStatus = (cell: string): Status | undefined => STATUS_OF.get(plainName(cell));

/** Whether a cell says yes or no, or neither. */
export function readFlag(cell: string): boolean | undefined {
  const word = plainName(cell) || cell.trim();
  if (YES.has(word)) return true;
  return NO.has(word) ? false : undefined;
}

/** Whether the reason that someone gave for leaving is that they never wanted to be there. */
export const isComplaint = (reason: string) => COMPLAINTS.test(reason);

/** Of several statuses the one that forbids most. */
export const worstOf = (statuses: readonly Status[]): Status =>
  SEVERITY.find((status) => statuses.includes(status)) ?? "active";

/** Mailchimp's exports name the status in the file's name alone. */
export function statusOfFile(name: string): Status {
  const [word] = /^(?:nonsubscribed|unsubscribed|cleaned)(?=[_-])/.exec(name.toLowerCase()) ?? [];
  return (word && STATUS_OF.get(word)) || "active";
}
