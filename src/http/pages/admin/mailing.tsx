/** One mailing: its account, how far and how fast it is, what a person may do with it, and what needs one. */
import type { Child } from "hono/jsx";
import { Button } from "./form.tsx";
import { Trouble, type Troubles } from "./mailing-trouble.tsx";
import { useOperator, useWords } from "./operator.ts";
import { Count, Facts, State, Time } from "./parts.tsx";
import { Progress } from "./progress.tsx";
import { CHUNK_STATES, MAILING_STATES, type ChunkState, type MailingState } from "./states.ts";

type Counts = Record<
  | "candidateCount"
  | "recipientCount"
  | "excludedCount"
  | "sentCount"
  | "refusedCount"
  | "droppedCount"
  | "unknownCount"
  | "deliveredCount"
  | "bouncedCount"
  | "transientCount"
  | "complainedCount"
  | "delayedCount"
  | "failedCount"
  | "suppressedCount"
  | "openedCount"
  | "clickedCount",
  number
>;

type Mailing = Counts & {
  id: number;
  digestId: number;
  status: MailingState;
  reason: string | null;
  sender: string;
  subject: string;
  excluded: Record<"suppressed" | "bounced" | "paused" | "unsubscribed", number> | null;
  waitsUntil: Date | null;
  sendBefore: Date;
  createdAt: Date;
  finishedAt: Date | null;
};

type MailingProps = {
  mailing: Mailing;
  digest: { title: string; slot: Date } | null;
  newsletter: { id: string; name: string; timeZone: string } | null;
  glance: Troubles & {
    lastNumber: number;
    states: Partial<Record<ChunkState, number>>;
    isCounted: boolean;
    rate: { perMinute: number; endsAt: Date } | null;
  };
  leftCount: number;
  may: { pause: boolean; resume: boolean; cancel: boolean; again: boolean };
};

export function MailingPage(props: MailingProps) {
  const { mailing, glance, may } = props;
  const say = useWords();
  const isUnderWay = mailing.finishedAt === null;
  return (
    <>
      <div id="progress" {...(isUnderWay && { "data-live": true })}>
        <Head {...props} />
      </div>
      <Hand {...props} />
      <h2>{say("The account", "账目")}</h2>
      <Account mailing={mailing} leftCount={props.leftCount} />
      <h2>{say("What became of the mails", "送出之后")}</h2>
      <Afterwards mailing={mailing} />
      <h2 id="trouble">{say("Chunks that need a look", "需要查看的分块")}</h2>
      <Trouble mailing={mailing} glance={glance} mayAgain={may.again} />
    </>
  );
}

function Head({ mailing, digest, newsletter, glance, leftCount }: MailingProps) {
  const say = useWords();
  const { en, zh, tone } = MAILING_STATES[mailing.status];
  const timeZone = newsletter?.timeZone ?? "UTC";
  const { rate } = glance;
  return (
    <>
      <p>
        <State text={say(en, zh)} tone={tone} />{" "}
        <a href={`/admin/digests/${mailing.digestId}`}>{digest?.title ?? mailing.subject}</a>
        {newsletter && (
          <>
            {" · "}
            <a href={`/admin/newsletters/${newsletter.id}`}>{newsletter.name}</a>
          </>
        )}
      </p>
      {mailing.reason !== null && <p class="notice">{mailing.reason}</p>}
      <p>
        <Progress {...mailing} />
      </p>
      <Facts
        list={[
          [say("Still to be sent", "尚未送出"), <Count of={leftCount} />],
          ...(mailing.status === "sending"
            ? [
                fact(say("Rate of late", "近期速度"), <Rate perMinute={rate?.perMinute ?? 0} />),
                fact(
                  say("Through at about", "预计完成"),
                  <Time at={rate?.endsAt ?? null} timeZone={timeZone} />,
                ),
              ]
            : []),
          ...(mailing.waitsUntil && mailing.finishedAt === null
            ? [
                fact(
                  say("The provider asked to wait until", "服务商要求等到"),
                  <Time at={mailing.waitsUntil} timeZone={timeZone} />,
                ),
              ]
            : []),
          [say("Not sent after", "最晚送出时间"), <Time at={mailing.sendBefore} timeZone={timeZone} />],
          [say("Begun", "开始"), <Time at={mailing.createdAt} timeZone={timeZone} />],
          [say("Through", "结束"), <Time at={mailing.finishedAt} timeZone={timeZone} />],
          [say("From", "发件人"), mailing.sender],
          [say("Subject", "主题"), mailing.subject],
          [say("Chunks", "分块"), <ChunkStates {...glance} />],
        ]}
      />
    </>
  );
}

const fact = (name: string, value: Child): [string, Child] => [name, value];

function Rate({ perMinute }: { perMinute: number }) {
  const say = useWords();
  const { language } = useOperator();
  if (perMinute === 0) return <>{say("nothing went out lately", "近期没有送出")}</>;
  const figure = perMinute.toLocaleString(language);
  return <>{say(`about ${figure} mails a minute`, `每分钟约 ${figure} 封`)}</>;
}

function ChunkStates({ lastNumber, states, isCounted }: MailingProps["glance"]) {
  const say = useWords();
  const { language } = useOperator();
  const figure = (count: number) => count.toLocaleString(language);
  const parts = Object.entries(states).map(([state, count]) => {
    const { en, zh } = CHUNK_STATES[state as ChunkState];
    return say(`${figure(count)} ${en}`, `${zh} ${figure(count)}`);
  });
  if (parts.length === 0) return <>{say("none yet", "还没有")}</>;
  return (
    <>
      {parts.join(say(", ", "，"))}
      {!isCounted && (
        <span class="dim">
          {say(
            ` of ${figure(lastNumber)}: an estimate from a sample; the counts of mails are exact`,
            `，共 ${figure(lastNumber)}：按抽样估计；邮件数是精确的`,
          )}
        </span>
      )}
    </>
  );
}

/** What may be done now; nothing is shown that may not. */
function Hand({ mailing, may }: MailingProps) {
  const say = useWords();
  const path = `/admin/mailings/${mailing.id}`;
  if (!may.pause && !may.resume && !may.cancel) return null;
  return (
    <>
      <div class="row">
        {may.pause && <Button action={`${path}/pause`} text={say("Pause", "暂停")} />}
        {may.resume && <Button action={`${path}/resume`} text={say("Go on", "继续")} />}
        {may.cancel && (
          <Button
            action={`${path}/cancel`}
            text={say("Cancel for good", "彻底取消")}
            isGrave
            ask={say(
              "Who has not got it yet never will. Cancel this mailing?",
              "尚未收到的人将不会再收到。确定取消？",
            )}
          />
        )}
      </div>
      <p class="hint">
        {say(
          "Paused, what is under way comes to its end and the rest waits, until it is too late to send it. Cancelled, the rest is never sent.",
          "暂停后，正在送出的会送完，其余等待，直到超过最晚送出时间。取消后，其余的不再送出。",
        )}
      </p>
    </>
  );
}

function Account({ mailing, leftCount }: { mailing: Mailing; leftCount: number }) {
  const say = useWords();
  const excluded = mailing.excluded ?? { suppressed: 0, bounced: 0, paused: 0, unsubscribed: 0 };
  const isBalanced = mailing.candidateCount === mailing.recipientCount + mailing.excludedCount;
  return (
    <>
      <div class="columns">
        <Facts
          list={[
            [
              say("Candidates: active when it began", "候选：开始时的有效订阅"),
              <Count of={mailing.candidateCount} />,
            ],
            [say("= recipients", "= 收件人"), <Count of={mailing.recipientCount} />],
            [say("+ left out", "+ 排除"), <Count of={mailing.excludedCount} />],
            [say("suppressed by hand or complaint", "手动停发或投诉"), <Count of={excluded.suppressed} />],
            [say("bounced before", "曾经退信"), <Count of={excluded.bounced} />],
            [say("asked for a pause", "本人要求暂停"), <Count of={excluded.paused} />],
            [say("left while it was frozen", "冻结期间退订"), <Count of={excluded.unsubscribed} />],
          ]}
        />
        <Facts
          list={[
            [say("Recipients", "收件人"), <Count of={mailing.recipientCount} />],
            [say("= sent", "= 已送出"), <Count of={mailing.sentCount} />],
            [say("+ refused by the provider", "+ 服务商拒收"), <Count of={mailing.refusedCount} />],
            [say("+ dropped before sending", "+ 送出前剔除"), <Count of={mailing.droppedCount} />],
            [say("+ unknown", "+ 未知"), <Count of={mailing.unknownCount} />],
            [say("+ still to be sent, or given up", "+ 未送出或已放弃"), <Count of={leftCount} />],
          ]}
        />
      </div>
      {!isBalanced && mailing.status !== "freezing" && (
        <p class="notice">
          {say(
            "The account does not balance: nobody can say who its recipients are, so it can only be cancelled.",
            "账目不平：无法确定收件人，只能取消。",
          )}
        </p>
      )}
    </>
  );
}

function Afterwards({ mailing }: { mailing: Mailing }) {
  const say = useWords();
  return (
    <>
      <Facts
        list={[
          [say("Delivered", "已送达"), <Count of={mailing.deliveredCount} />],
          [say("Bounced for good", "永久退信"), <Count of={mailing.bouncedCount} />],
          [say("Bounced for now", "暂时退信"), <Count of={mailing.transientCount} />],
          [say("Complained", "投诉"), <Count of={mailing.complainedCount} />],
          [say("Delayed", "延迟"), <Count of={mailing.delayedCount} />],
          [say("Failed at the provider", "服务商发送失败"), <Count of={mailing.failedCount} />],
          [say("Suppressed by the provider", "被服务商停发"), <Count of={mailing.suppressedCount} />],
          [say("Opened", "打开"), <Count of={mailing.openedCount} />],
          [say("Clicked", "点击"), <Count of={mailing.clickedCount} />],
        ]}
      />
      <p class="hint">
        {say(
          "As the provider's events tell it: they come for days, and opens and clicks only where the provider counts them.",
          "来自服务商的事件：几天内会陆续到达；打开和点击只在服务商开启统计时才有。",
        )}
      </p>
    </>
  );
}
