/** Chunks of a mailing that are unknown, or had somebody refused: a person decides about the former. Ids only, no addresses. */
import { Button } from "./form.tsx";
import { useOperator, useWords } from "./operator.ts";
import { Count, None, Time } from "./parts.tsx";
import { CHUNK_STATES, type ChunkState } from "./states.ts";

/** More of one chunk have one cause. */
const SHOWN_IDS = 10;

type OneTrouble = {
  number: number;
  status: ChunkState;
  unknownIds: number[];
  refusals: [subscriberId: number, message: string][];
  failure: string | null;
  attemptedAt: Date | null;
  attemptCount: number;
};

export type Troubles = { troubles: OneTrouble[]; from: number; to: number; lastNumber: number };

type TroubleProps = {
  mailing: { id: number; unknownCount: number; refusedCount: number };
  glance: Troubles;
  mayAgain: boolean;
};

export function Trouble({ mailing, glance, mayAgain }: TroubleProps) {
  const say = useWords();
  if (mailing.unknownCount + mailing.refusedCount === 0)
    return (
      <None
        text={say("None: nobody was refused, and nothing is unknown.", "没有：无人被拒收，也没有未知。")}
      />
    );
  return (
    <>
      {glance.troubles.length === 0 && (
        <None
          text={say(
            `None among chunks ${glance.from} to ${glance.to}.`,
            `第 ${glance.from} 到 ${glance.to} 块中没有。`,
          )}
        />
      )}
      {glance.troubles.map((one) => (
        <Chunk mailingId={mailing.id} chunk={one} mayAgain={mayAgain} />
      ))}
      {glance.to < glance.lastNumber && <Onwards id={mailing.id} {...glance} />}
    </>
  );
}

function Onwards({ id, from, to, lastNumber }: { id: number } & Troubles) {
  const say = useWords();
  return (
    <>
      <p class="hint">
        {say(
          `Chunks ${from} to ${to} of ${lastNumber} are looked through here.`,
          `此处查看了第 ${from} 到 ${to} 块，共 ${lastNumber} 块。`,
        )}
      </p>
      <Button
        action={`/admin/mailings/${id}/next-trouble`}
        text={say("Find the next one", "查找下一个")}
        fields={{ after: String(to) }}
      />
    </>
  );
}

function Chunk({ mailingId, chunk, mayAgain }: { mailingId: number; chunk: OneTrouble; mayAgain: boolean }) {
  const say = useWords();
  const { en, zh } = CHUNK_STATES[chunk.status];
  return (
    <section class="card">
      <h3>{say(`Chunk ${chunk.number}: ${en}`, `第 ${chunk.number} 块：${zh}`)}</h3>
      {chunk.failure !== null && <p class="dim">{chunk.failure}</p>}
      {chunk.refusals.length > 0 && <Refusals refusals={chunk.refusals} />}
      {chunk.status === "unknown" && <Decision mailingId={mailingId} chunk={chunk} mayAgain={mayAgain} />}
    </section>
  );
}

function Refusals({ refusals }: Pick<OneTrouble, "refusals">) {
  const say = useWords();
  return (
    <ul>
      {refusals.slice(0, SHOWN_IDS).map(([id, message]) => (
        <li>
          <Person id={id} />
          {": "}
          {message}
        </li>
      ))}
      {refusals.length > SHOWN_IDS && (
        <li class="dim">{say(`and ${refusals.length - SHOWN_IDS} more`, `等共 ${refusals.length} 人`)}</li>
      )}
    </ul>
  );
}

function Person({ id }: { id: number }) {
  const say = useWords();
  return <a href={`/admin/subscribers/${id}`}>{say(`subscriber ${id}`, `订阅者 ${id}`)}</a>;
}

function Decision({
  mailingId,
  chunk,
  mayAgain,
}: {
  mailingId: number;
  chunk: OneTrouble;
  mayAgain: boolean;
}) {
  const say = useWords();
  const { language } = useOperator();
  const figure = chunk.unknownIds.length.toLocaleString(language);
  const action = `/admin/mailings/${mailingId}/chunks/${chunk.number}`;
  return (
    <>
      <p>
        {say(
          `Nobody knows whether ${figure} people got this mail: the call to the provider broke off, and the provider no longer remembers it. Look at the provider's own log near`,
          `无法确定 ${figure} 人是否收到：调用服务商时中断，服务商也已不记得。请到服务商的日志中查看这个时间附近：`,
        )}{" "}
        <Time at={chunk.attemptedAt} /> (<Count of={chunk.attemptCount} /> {say("tries", "次尝试")}).{" "}
        {chunk.unknownIds.slice(0, SHOWN_IDS).map((id, at) => (
          <>
            {at > 0 && ", "}
            <Person id={id} />
          </>
        ))}
        {chunk.unknownIds.length > SHOWN_IDS && " …"}
      </p>
      <ul>
        <li>
          {say(
            "It was sent: they are counted as sent, and nothing more is done.",
            "已送出：计为已送出，不再做什么。",
          )}
        </li>
        <li>
          {say(
            "It was not sent: they are counted as dropped, and never get this mail.",
            "未送出：计为剔除，这些人不会收到这封邮件。",
          )}
        </li>
        <li>
          {say(
            "Send it again: all of them get the mail now; who had got it has it twice.",
            "重新发送：所有人现在都会收到；已收到的人会收到两次。",
          )}
        </li>
      </ul>
      <div class="row">
        <Button action={action} text={say("It was sent", "已送出")} fields={{ as: "sent" }} />
        <Button action={action} text={say("It was not sent", "未送出")} fields={{ as: "dropped" }} />
        {mayAgain && (
          <Button
            action={action}
            text={say("Send it again", "重新发送")}
            fields={{ as: "again" }}
            isGrave
            ask={say("Who had got it gets it twice. Send it again?", "已收到的人会收到两次。确定重新发送？")}
          />
        )}
      </div>
      {!mayAgain && (
        <p class="hint">{say("It is too late to send it again.", "已过最晚送出时间，不能重新发送。")}</p>
      )}
    </>
  );
}
