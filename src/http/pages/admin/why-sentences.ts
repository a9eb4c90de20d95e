/** Why a slot became what it became, in sentences of both languages. */

type Mailing = {
  id: number;
  status: string;
  reason: string | null;
  candidateCount: number;
  recipientCount: number;
  excluded: Record<string, number> | null;
  sentCount: number;
  refusedCount: number;
  droppedCount: number;
  unknownCount: number;
};

export type ToldSlot = {
  status: "pressing" | "held" | "published" | "skipped" | "failed" | "dropped";
  reason: string | null;
  postCount: number;
  clusterCount: number;
  storyCount: number;
  fallbackCount: number;
  heldUntil: Date | null;
  correctedAt: Date | null;
  mailing: Mailing | null;
};

type Say = (en: string, zh: string) => string;

/** On the digest: made or not, and why it is short. `maxStories` is the newsletter's of now. */
export function tellDigest(say: Say, slot: ToldSlot, maxStories: number): string[] {
  return [...tellState(say, slot), ...tellShortness(say, slot, maxStories), ...tellFallbacks(say, slot)];
}

function tellState(say: Say, slot: ToldSlot): string[] {
  const { postCount, clusterCount, storyCount, reason } = slot;
  const pool = say(
    `Its pool held ${postCount} posts about ${clusterCount} events.`,
    `候选 ${postCount} 条帖子，归为 ${clusterCount} 个事件。`,
  );
  switch (slot.status) {
    case "pressing":
      return [say("It is being written.", "正在撰写。")];
    case "held":
      return [
        say(`It has ${storyCount} stories and waits for review.`, `共 ${storyCount} 条，等待审核。`),
        pool,
      ];
    case "published":
      return [
        say(`It was published with ${storyCount} stories.`, `已发布，共 ${storyCount} 条。`),
        pool,
        ...(slot.correctedAt ? [say("A correction was published.", "之后发布过更正。")] : []),
      ];
    case "skipped":
      return [say(`It was skipped: ${reason ?? "?"}`, `这一期被跳过：${reason ?? "?"}`), pool];
    case "failed":
      return [say(`It failed: ${reason ?? "?"}`, `这一期失败：${reason ?? "?"}`)];
    case "dropped":
      return [say(`It was dropped: ${reason ?? "?"}`, `这一期作废：${reason ?? "?"}`)];
  }
}

function tellShortness(
  say: Say,
  { status, storyCount, clusterCount }: ToldSlot,
  maxStories: number,
): string[] {
  if ((status !== "published" && status !== "held") || storyCount >= maxStories) return [];
  return [
    say(
      `It is shorter than ${maxStories}: of ${clusterCount} events no more were news that had not been told.`,
      `不足 ${maxStories} 条：${clusterCount} 个事件中，值得报道且未报道过的只有这些。`,
    ),
  ];
}

const tellFallbacks = (say: Say, { fallbackCount }: ToldSlot): string[] =>
  fallbackCount === 0
    ? []
    : [
        say(
          `${fallbackCount} of its stories are excerpts, for the model did not write them: it failed, was too slow, or the budget was used up.`,
          `其中 ${fallbackCount} 条为原文摘录：模型出错、太慢，或用量已达上限。`,
        ),
      ];

const EXCLUSIONS: Record<string, [string, string]> = {
  suppressed: ["suppressed", "已屏蔽"],
  bounced: ["bounced", "曾退信"],
  paused: ["on holiday", "暂停接收"],
  unsubscribed: ["left meanwhile", "期间退订"],
};

const MAILING_WORDS: Record<string, [string, string]> = {
  freezing: ["Its list of readers is being frozen", "正在冻结名单"],
  sending: ["Its mails go out", "正在投递"],
  sent: ["It was mailed", "已投递"],
  expired: ["Its mails were not all sent in time", "未能在时限内全部送出"],
  stopped: ["Its mailing stopped", "投递已停止"],
  paused: ["Its mailing is paused", "投递已暂停"],
  cancelled: ["Its mailing was cancelled", "投递已取消"],
};

/** On its mails: to how many, who was left out and why, and what went wrong. */
export function tellMailing(say: Say, { status, mailing }: ToldSlot): string[] {
  if (!mailing) return status === "published" ? [say("It has no mailing (yet).", "（还）没有投递。")] : [];
  const word = say(...(MAILING_WORDS[mailing.status] ?? [mailing.status, mailing.status]));
  const left = Object.entries(mailing.excluded ?? {})
    .filter(([, count]) => count > 0)
    .map(([why, count]) => `${count} ${say(...(EXCLUSIONS[why] ?? [why, why]))}`);
  const rest = [
    [mailing.refusedCount, say("refused by the provider", "被服务商拒收")],
    [mailing.droppedCount, say("dropped before sending", "发送前剔除")],
    [mailing.unknownCount, say("unknown", "结果未知")],
  ].flatMap(([count, what]) => (Number(count) > 0 ? [`${count} ${what}`] : []));
  return [
    say(
      `${word}: ${mailing.sentCount} of ${mailing.recipientCount} sent${rest.length > 0 ? `, ${rest.join(", ")}` : ""}.`,
      `${word}：${mailing.recipientCount} 人中已送出 ${mailing.sentCount}${rest.length > 0 ? `，${rest.join("，")}` : ""}。`,
    ),
    ...(left.length > 0
      ? [
          say(
            `Of ${mailing.candidateCount} subscribers left out: ${left.join(", ")}.`,
            `${mailing.candidateCount} 位订阅者中未列入：${left.join("，")}。`,
          ),
        ]
      : []),
    ...(mailing.reason === null ? [] : [say(`The reason: ${mailing.reason}`, `原因：${mailing.reason}`)]),
  ];
}
