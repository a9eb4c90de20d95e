/** One person: what they wish for, how they agreed, how they want mails, and what an operator may do for them. */
import { Button, Form, Input } from "./form.tsx";
import { useWords } from "./operator.ts";
import { Facts, None, State, Table, Time, type Tone } from "./parts.tsx";
import { MAILING_STATES, type MailingState } from "./states.ts";
import { Consents, type Consent } from "./subscriber-consents.tsx";
import { SUPPRESSIONS, type SuppressionReason } from "./suppressions.ts";

type Subscription = {
  newsletterId: string;
  name: string;
  status: "pending" | "active" | "unsubscribed";
  requestedAt: Date;
  confirmedAt: Date | null;
  endedAt: Date | null;
  consent: string;
};

/** A mailing whose list still holds the address. */
export type Mailed = { newsletterId: string; slot: Date; sentAt: Date | null };

type SubscriberProps = {
  subscriber: { id: number; email: string; language: "zh-CN" | "en"; createdAt: Date };
  preferences: {
    timeZone: string | null;
    mailHour: number | null;
    leftOut: string[] | null;
    pausedUntil: Date | null;
  } | null;
  addressChange: { email: string; requestedAt: Date } | null;
  subscriptions: Subscription[];
  consents: Consent[];
  suppression: { reason: SuppressionReason; createdAt: Date } | null;
  bouncedAt: Date[];
  mailings: { id: number; newsletterId: string; title: string; createdAt: Date; status: MailingState }[];
  /** Null: not looked for. */
  mailed: Mailed[] | null;
  typed: string;
  fault: string | undefined;
};

export function SubscriberPage(props: SubscriberProps) {
  const { suppression, subscriptions, consents } = props;
  const say = useWords();
  return (
    <>
      {suppression && (
        <p class="notice">
          {say(...SUPPRESSIONS[suppression.reason])} <Time at={suppression.createdAt} />
        </p>
      )}
      <About {...props} />
      <h2>{say("Subscriptions", "订阅")}</h2>
      {subscriptions.length === 0 ? (
        <None text={say("None.", "没有。")} />
      ) : (
        <Subscriptions subscriptions={subscriptions} />
      )}
      <h2>{say("What was agreed to and taken back", "同意与撤回记录")}</h2>
      <Consents consents={consents} />
      <h2>{say("Mails", "邮件")}</h2>
      <Mails {...props} />
      <h2>{say("What may be done", "操作")}</h2>
      <Hand {...props} />
    </>
  );
}

function About({ subscriber, preferences, addressChange, bouncedAt }: SubscriberProps) {
  const say = useWords();
  const asEverybody = say("as everybody has it", "默认");
  return (
    <Facts
      list={[
        [say("Number", "编号"), subscriber.id],
        [say("Known since", "首次出现"), <Time at={subscriber.createdAt} />],
        [say("Language", "语言"), subscriber.language === "en" ? "English" : "中文"],
        [
          say("Hour of mails", "收信时间"),
          preferences?.mailHour == null
            ? asEverybody
            : `${preferences.mailHour}:00 ${preferences.timeZone ?? "UTC"}`,
        ],
        [
          say("Topics left out", "不看的话题"),
          preferences?.leftOut?.length ? preferences.leftOut.join(say(", ", "、")) : asEverybody,
        ],
        [
          say("Paused until", "暂停到"),
          preferences?.pausedUntil ? <Time at={preferences.pausedUntil} /> : say("not paused", "未暂停"),
        ],
        ...(addressChange
          ? [
              [
                say("Wants to change to", "想改为"),
                `${addressChange.email} (${say("not confirmed", "未确认")})`,
              ] as [string, string],
            ]
          : []),
        [
          say("Bounced for now", "暂时退信"),
          bouncedAt.length === 0
            ? say("not in the last month", "近一个月没有")
            : bouncedAt.map((at) => (
                <>
                  <Time at={at} />{" "}
                </>
              )),
        ],
      ]}
    />
  );
}

const STATES = {
  active: ["active", "有效", "good"],
  pending: ["not confirmed", "未确认", "open"],
  unsubscribed: ["left", "已退订", "plain"],
} as const satisfies Record<Subscription["status"], [string, string, Tone]>;

function Subscriptions({ subscriptions }: { subscriptions: Subscription[] }) {
  const say = useWords();
  return (
    <Table
      label={say("Subscriptions", "订阅")}
      head={[
        say("Newsletter", "刊物"),
        say("State", "状态"),
        say("Asked for", "申请"),
        say("Confirmed", "确认"),
        say("Ended", "结束"),
        say("Came by", "来源"),
      ]}
    >
      {subscriptions.map(({ newsletterId, name, status, requestedAt, confirmedAt, endedAt, consent }) => {
        const [en, zh, tone] = STATES[status];
        return (
          <tr>
            <td>
              <a href={`/admin/newsletters/${newsletterId}`}>{name}</a>
            </td>
            <td>
              <State text={say(en, zh)} tone={tone} />
            </td>
            <td>
              <Time at={requestedAt} />
            </td>
            <td>
              <Time at={confirmedAt} />
            </td>
            <td>
              <Time at={endedAt} />
            </td>
            <td>
              <CameBy consent={consent} />
            </td>
          </tr>
        );
      })}
    </Table>
  );
}

function CameBy({ consent }: { consent: string }) {
  const say = useWords();
  const importId = /^import:([\w-]+)$/.exec(consent)?.[1];
  return importId === undefined ? (
    <>{consent}</>
  ) : (
    <a href={`/admin/subscribers/imports/${importId}`}>{say("an imported list", "导入的名单")}</a>
  );
}

function Mails({ subscriber, mailings, mailed }: SubscriberProps) {
  const say = useWords();
  return (
    <>
      <p class="hint">
        {say(
          "Watchbell writes no row for each mail. Below are the latest mailings of this person's newsletters that began while they were a reader; a mailing's list holds addresses until two days after its end, and can be looked through as long.",
          "Watchbell 不为每封邮件单独记录。下面是此人订阅期间开始的最近几次投递；投递名单在结束两天后删除地址，在此之前可以逐一查找。",
        )}
      </p>
      {mailings.length === 0 ? (
        <None text={say("None lately.", "近期没有。")} />
      ) : (
        <ul>
          {mailings.map(({ id, newsletterId, title, createdAt, status }) => {
            const { en, zh, tone } = MAILING_STATES[status];
            return (
              <li>
                <a href={`/admin/mailings/${id}`}>{title}</a> <span class="dim">{newsletterId}</span>{" "}
                <Time at={createdAt} /> <State text={say(en, zh)} tone={tone} />
              </li>
            );
          })}
        </ul>
      )}
      {mailed && <MailedList mailed={mailed} />}
      <Button
        action={`/admin/subscribers/${subscriber.id}/mails`}
        text={say("Look through the lists of the last two days", "在近两天的名单中查找")}
      />
    </>
  );
}

function MailedList({ mailed }: { mailed: Mailed[] }) {
  const say = useWords();
  if (mailed.length === 0)
    return (
      <p role="status">
        {say("No list of the last two days holds this person.", "近两天的名单中没有此人。")}
      </p>
    );
  return (
    <ul role="status">
      {mailed.map(({ newsletterId, slot, sentAt }) => (
        <li>
          {newsletterId} <Time at={slot} />:{" "}
          {sentAt ? (
            <>
              {say("handed to the provider", "已交给服务商")} <Time at={sentAt} />
            </>
          ) : (
            say("still to be sent, or not sent", "尚未送出或未送出")
          )}
        </li>
      ))}
    </ul>
  );
}

function Hand({ subscriber, suppression, typed, fault }: SubscriberProps) {
  const say = useWords();
  const path = `/admin/subscribers/${subscriber.id}`;
  return (
    <>
      <div class="row">
        <Button action={`${path}/data`} text={say("Download all data held of them", "下载此人的全部数据")} />
        {suppression === null && (
          <Button
            action={`${path}/suppress`}
            text={say("Suppress", "停发")}
            isGrave
            ask={say("Their subscriptions end. Suppress the address?", "其订阅将结束。确定停发此地址？")}
          />
        )}
        {suppression?.reason === "hand" && (
          <Button action={`${path}/lift`} text={say("Lift the suppression", "解除停发")} />
        )}
      </div>
      <p class="hint">
        {say(
          "A suppressed address is never written to again. One by hand can be lifted, and its owner may then sign up again; one after a bounce or a complaint can't.",
          "停发的地址不再收到任何邮件。手动停发可以解除，之后本人可重新订阅；因退信或投诉的停发不能解除。",
        )}
      </p>
      <h2>{say("Erase", "删除")}</h2>
      <Form action={`${path}/erase`}>
        <Input
          name="confirmation"
          label={say("To erase this person, type their address", "要删除此人的数据，请输入其地址")}
          value={typed}
          fault={fault}
          hint={say(
            "Everything held of them is deleted at once and can't be brought back. A keyed hash of the address stays, so that no list brings it back.",
            "此人的所有数据会立即删除，无法恢复。只保留地址的加密摘要，以免名单再次带入。",
          )}
        />
        <button class="grave">{say("Erase for good", "永久删除")}</button>
      </Form>
    </>
  );
}
