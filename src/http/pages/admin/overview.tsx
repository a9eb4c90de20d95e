/** The overview: what comes next, what was, what needs somebody, and the last thirty days. */
import { DayChart } from "./day-chart.tsx";
import { NextSlot } from "./next-slot.tsx";
import { useWords } from "./operator.ts";
import { Count, None, Reason, State, Table, Time } from "./parts.tsx";
import { Progress } from "./progress.tsx";
import { DIGEST_STATES, MAILING_STATES, type DigestState, type MailingState } from "./states.ts";

type Newsletter = {
  id: string;
  name: string;
  timeZone: string;
  paused: boolean;
  subscriberCount: number;
  nextAt: Date | null;
};
type Digest = {
  id: number;
  newsletterId: string;
  slot: Date;
  title: string;
  status: DigestState;
  reason: string | null;
  storyCount: number;
};
type Mailing = {
  id: number;
  title: string;
  status: MailingState;
  reason: string | null;
  recipientCount: number;
  sentCount: number;
  refusedCount: number;
  droppedCount: number;
  unknownCount: number;
};
type Incident = { cause: string; message: string; startedAt: Date; hitCount: number };
type Day = {
  day: string;
  joinedCount: number;
  leftCount: number;
  sentCount: number;
  bouncedCount: number;
  complainedCount: number;
  inputTokens: number;
  outputTokens: number;
};

type OverviewProps = {
  newsletters: Newsletter[];
  digests: Digest[];
  mailings: Mailing[];
  incidents: Incident[];
  days: Day[];
  limits: { complaintPercent: number; bouncePercent: number };
  beatAt: Date | null;
  hasModel: boolean;
};

export function OverviewPage(props: OverviewProps) {
  const say = useWords();
  return (
    <>
      <Figures {...props} />
      <h2>{say("Needs somebody", "需要处理")}</h2>
      <Incidents incidents={props.incidents} />
      <h2>{say("Next", "接下来")}</h2>
      <Newsletters newsletters={props.newsletters} />
      <div id="under-way" data-live>
        <h2>{say("Last digests", "最近的期刊")}</h2>
        <Digests digests={props.digests} newsletters={props.newsletters} />
        <h2>{say("Last mailings", "最近的投递")}</h2>
        <Mailings mailings={props.mailings} />
      </div>
      <h2>{say("Thirty days", "近三十天")}</h2>
      <Charts days={props.days} hasModel={props.hasModel} />
    </>
  );
}

const sum = (days: Day[], of: keyof Omit<Day, "day">) => days.reduce((total, day) => total + day[of], 0);

function Figures({ newsletters, days, limits, beatAt }: OverviewProps) {
  const say = useWords();
  const sent = sum(days, "sentCount");
  const rate = (count: number) => (sent === 0 ? null : (100 * count) / sent);
  const readers = newsletters.reduce((total, { subscriberCount }) => total + subscriberCount, 0);
  return (
    <ul class="cards">
      <li class="card">
        {say("Subscriptions", "订阅数")}
        <span class="figure">
          <Count of={readers} />
        </span>
      </li>
      <li class="card">
        {say("Mails in 30 days", "30 天内的邮件")}
        <span class="figure">
          <Count of={sent} />
        </span>
      </li>
      <Rate
        name={say("Bounced", "退信率")}
        percent={rate(sum(days, "bouncedCount"))}
        limit={limits.bouncePercent}
      />
      <Rate
        name={say("Complaints", "投诉率")}
        percent={rate(sum(days, "complainedCount"))}
        limit={limits.complaintPercent}
      />
      <li class="card">
        {say("Cron last ran", "定时任务上次运行")}
        <br />
        <Time at={beatAt} />
      </li>
    </ul>
  );
}

function Rate({ name, percent, limit }: { name: string; percent: number | null; limit: number }) {
  const say = useWords();
  return (
    <li class="card">
      {name}
      <span class="figure">{percent === null ? "–" : `${percent.toFixed(2)} %`}</span>
      <span class="dim">{say(`a mailing pauses at ${limit} %`, `达到 ${limit}% 时投递自动暂停`)}</span>
    </li>
  );
}

function Incidents({ incidents }: { incidents: Incident[] }) {
  const say = useWords();
  if (incidents.length === 0) return <None text={say("Nothing. All is well.", "没有，一切正常。")} />;
  return (
    <Table
      label={say("Needs somebody", "需要处理")}
      head={[say("What", "问题"), say("Since", "开始于"), { text: say("Times", "次数"), isNumber: true }]}
    >
      {incidents.map(({ cause, message, startedAt, hitCount }) => (
        <tr>
          <td>
            <a href={`/admin/why?cause=${encodeURIComponent(cause)}`}>{cause}</a>
            <br />
            {message}
          </td>
          <td>
            <Time at={startedAt} />
          </td>
          <td class="number">
            <Count of={hitCount} />
          </td>
        </tr>
      ))}
    </Table>
  );
}

function Newsletters({ newsletters }: { newsletters: Newsletter[] }) {
  const say = useWords();
  if (newsletters.length === 0)
    return (
      <p>
        <a href="/admin/setup">{say("Set up the first newsletter", "创建第一份刊物")}</a>
      </p>
    );
  return (
    <Table
      label={say("Newsletters", "刊物")}
      head={[
        say("Newsletter", "刊物"),
        say("Next slot", "下一期"),
        { text: say("Subscribers", "订阅者"), isNumber: true },
      ]}
    >
      {newsletters.map(({ id, name, paused, nextAt, timeZone, subscriberCount }) => (
        <tr>
          <td>
            <a href={`/admin/newsletters/${id}`}>{name}</a>
          </td>
          <td>
            <NextSlot paused={paused} nextAt={nextAt} timeZone={timeZone} />
          </td>
          <td class="number">
            <Count of={subscriberCount} />
          </td>
        </tr>
      ))}
    </Table>
  );
}

function Digests({ digests, newsletters }: Pick<OverviewProps, "digests" | "newsletters">) {
  const say = useWords();
  if (digests.length === 0) return <None text={say("None yet.", "还没有。")} />;
  return (
    <Table
      label={say("Last digests", "最近的期刊")}
      head={[
        say("Digest", "期刊"),
        say("State", "状态"),
        say("Slot", "时段"),
        { text: say("Stories", "条数"), isNumber: true },
      ]}
    >
      {digests.map(({ id, title, newsletterId, status, slot, storyCount, reason }) => {
        const { en, zh, tone } = DIGEST_STATES[status];
        return (
          <tr>
            <td>
              <a href={`/admin/digests/${id}`}>{title}</a>
              <Reason reason={reason} />
            </td>
            <td>
              <State text={say(en, zh)} tone={tone} />
            </td>
            <td>
              <Time
                at={slot}
                timeZone={newsletters.find(({ id }) => id === newsletterId)?.timeZone ?? "UTC"}
              />
            </td>
            <td class="number">{storyCount}</td>
          </tr>
        );
      })}
    </Table>
  );
}

function Mailings({ mailings }: { mailings: Mailing[] }) {
  const say = useWords();
  if (mailings.length === 0) return <None text={say("None yet.", "还没有。")} />;
  return (
    <Table
      label={say("Last mailings", "最近的投递")}
      head={[say("Mailing", "投递"), say("State", "状态"), say("Progress", "进度")]}
    >
      {mailings.map((mailing) => {
        const { en, zh, tone } = MAILING_STATES[mailing.status];
        return (
          <tr>
            <td>
              <a href={`/admin/mailings/${mailing.id}`}>{mailing.title}</a>
              <Reason reason={mailing.reason} />
            </td>
            <td>
              <State text={say(en, zh)} tone={tone} />
            </td>
            <td>
              <Progress {...mailing} />
            </td>
          </tr>
        );
      })}
    </Table>
  );
}

function Charts({ days, hasModel }: Pick<OverviewProps, "days" | "hasModel">) {
  const say = useWords();
  const dates = days.map(({ day }) => day);
  const series = (name: string, of: keyof Omit<Day, "day">) => ({ name, counts: days.map((day) => day[of]) });
  return (
    <>
      <DayChart
        title={say("Sign-ups and departures", "订阅与退订")}
        days={dates}
        up={series(say("joined", "订阅"), "joinedCount")}
        down={series(say("left", "退订"), "leftCount")}
      />
      <DayChart title={say("Mails", "邮件")} days={dates} up={series(say("sent", "送出"), "sentCount")} />
      {(hasModel || sum(days, "inputTokens") > 0) && (
        <DayChart
          title={say("The model's tokens", "模型用量（token）")}
          days={dates}
          up={series(say("read", "输入"), "inputTokens")}
          down={series(say("written", "输出"), "outputTokens")}
        />
      )}
    </>
  );
}
