/** States of digests, mailings and their chunks, in words and colours. */
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

export const CHUNK_STATES = {
  waiting: { en: "waiting", zh: "等待" },
  sending: { en: "being sent", zh: "正在送出" },
  sent: { en: "sent", zh: "已送出" },
  unknown: { en: "unknown", zh: "未知" },
  expired: { en: "given up", zh: "已放弃" },
  dropped: { en: "decided as not sent", zh: "判定为未送出" },
  split: { en: "split in two", zh: "已拆分" },
} satisfies Record<string, Pick<Shown, "en" | "zh">>;

export type DigestState = keyof typeof DIGEST_STATES;
export type MailingState = keyof typeof MAILING_STATES;
export type ChunkState = keyof typeof CHUNK_STATES;
