/** States of digests and mailings, in words and colours. */
import type { Tone } from "./parts.tsx";

type Shown = { en: string; zh: string; tone: Tone };

export const DIGEST_STATES = {
  pressing: { en: "being written", zh: "撰写中", tone: "open" },
  held: { en: "waits for review", zh: "待审核", tone: "open" },
  published: { en: "published", zh: "已发布", tone: "good" },
  skipped: { en: "skipped", zh: "已跳过", tone: "plain" },
  failed: { en: "failed", zh: "失败", tone: "bad" },
  dropped: { en: "dropped", zh: "已作废", tone: "plain" },
} satisfies Record<string, Shown>;

export const MAILING_STATES = {
  freezing: { en: "being frozen", zh: "冻结名单中", tone: "open" },
  sending: { en: "being sent", zh: "投递中", tone: "open" },
  sent: { en: "sent", zh: "已送出", tone: "good" },
  expired: { en: "expired", zh: "已过期", tone: "bad" },
  stopped: { en: "stopped", zh: "已停止", tone: "bad" },
  paused: { en: "paused", zh: "已暂停", tone: "bad" },
  cancelled: { en: "cancelled", zh: "已取消", tone: "plain" },
} satisfies Record<string, Shown>;

export type DigestState = keyof typeof DIGEST_STATES;
export type MailingState = keyof typeof MAILING_STATES;
