/** Why an address is not written to, in English and Chinese. */

export type SuppressionReason = "bounce" | "complaint" | "hand" | "erasure";

export const SUPPRESSIONS: Record<SuppressionReason, readonly [string, string]> = {
  bounce: [
    "The address is suppressed for good: mail to it bounced.",
    "此地址已永久停发：发往它的邮件被退回。",
  ],
  complaint: [
    "The address is suppressed for good: its owner complained of a mail as spam.",
    "此地址已永久停发：收件人将邮件举报为垃圾邮件。",
  ],
  hand: ["The address was suppressed by hand.", "此地址已被手动停发。"],
  erasure: [
    "The person was erased at their wish: no list brings them back, but they may sign up again themselves.",
    "此人已要求删除数据：任何名单都不会把其加回，但本人可以重新订阅。",
  ],
};
