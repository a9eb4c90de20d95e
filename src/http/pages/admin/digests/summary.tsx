/** What is known of a digest as a whole. */
import type { Child } from "hono/jsx";
import { useWords } from "../operator.ts";
import { Count, Facts, State, Time } from "../parts.tsx";
import { DIGEST_STATES, MAILING_STATES, type DigestState, type MailingState } from "../states.ts";

type Digest = {
  id: number;
  slot: Date;
  status: DigestState;
  reason: string | null;
  opening: string | null;
  categories: string[];
  postCount: number;
  clusterCount: number;
  inputTokens: number;
  outputTokens: number;
  fallbackCount: number;
  heldUntil: Date | null;
  publishedAt: Date | null;
  correctedAt: Date | null;
  correction: string | null;
};

export type SummaryProps = {
  digest: Digest;
  newsletter: { id: string; name: string; timeZone: string };
  mailing: { id: number; status: MailingState } | null;
  /** Of the page that readers have; null where they have none. */
  publicPath: string | null;
};

type Fact = [name: string, value: Child];

export function Summary({ digest, newsletter, mailing, publicPath }: SummaryProps) {
  const say = useWords();
  const { timeZone } = newsletter;
  const { slot, heldUntil, correctedAt, correction, opening, categories } = digest;
  const list: (Fact | null)[] = [
    [say("Newsletter", "刊物"), <a href={`/admin/newsletters/${newsletter.id}`}>{newsletter.name}</a>],
    [say("State", "状态"), <DigestState digest={digest} />],
    [say("Slot", "时段"), <Time at={slot} timeZone={timeZone} />],
    heldUntil && [say("Review ends", "审核截止"), <Time at={heldUntil} timeZone={timeZone} />],
    [say("Published", "发布于"), <Published at={digest.publishedAt} path={publicPath} timeZone={timeZone} />],
    correctedAt && [
      say("Corrected", "更正于"),
      <>
        <Time at={correctedAt} timeZone={timeZone} /> {correction}
      </>,
    ],
    [say("Its pool held", "候选池"), <Pool digest={digest} />],
    [say("The model", "模型"), <Spend digest={digest} />],
    [say("Opening", "导语"), opening ?? "–"],
    [say("Topics", "主题"), categories.join(" · ") || "–"],
    [say("Mailing", "投递"), <Mailing mailing={mailing} />],
  ];
  return <Facts list={list.filter((fact) => fact !== null)} />;
}

function DigestState({ digest: { status, reason } }: { digest: Digest }) {
  const say = useWords();
  const { en, zh, tone } = DIGEST_STATES[status];
  return (
    <>
      <State text={say(en, zh)} tone={tone} /> {reason}
    </>
  );
}

function Published({ at, path, timeZone }: { at: Date | null; path: string | null; timeZone: string }) {
  const say = useWords();
  return (
    <>
      <Time at={at} timeZone={timeZone} /> {path !== null && <a href={path}>{say("its page", "网页")}</a>}
    </>
  );
}

function Pool({ digest: { postCount, clusterCount } }: { digest: Digest }) {
  const say = useWords();
  return (
    <>
      <Count of={postCount} /> {say("posts,", "篇帖子，")} <Count of={clusterCount} />{" "}
      {say("clusters new to readers", "组对读者是新的")}
    </>
  );
}

function Spend({ digest: { inputTokens, outputTokens, fallbackCount } }: { digest: Digest }) {
  const say = useWords();
  return (
    <>
      <Count of={inputTokens} /> {say("tokens read,", "token 输入，")} <Count of={outputTokens} />{" "}
      {say("written", "token 输出")}
      {fallbackCount > 0 &&
        say(
          `; ${fallbackCount} stories are excerpts for want of it`,
          `；${fallbackCount} 条因模型缺席而为摘录`,
        )}
    </>
  );
}

function Mailing({ mailing }: Pick<SummaryProps, "mailing">) {
  const say = useWords();
  if (!mailing) return <>{say("none", "无")}</>;
  const { en, zh } = MAILING_STATES[mailing.status];
  return <a href={`/admin/mailings/${mailing.id}`}>{say(en, zh)}</a>;
}
