/** The mailings, the latest first. */
import { Filter } from "./filter.tsx";
import { Select } from "./form.tsx";
import { useWords } from "./operator.ts";
import { None, Older, Reason, State, Table, Time } from "./parts.tsx";
import { Progress } from "./progress.tsx";
import { MAILING_STATES, type MailingState } from "./states.ts";

type Mailing = {
  id: number;
  newsletterId: string;
  title: string;
  slot: Date;
  status: MailingState;
  reason: string | null;
  recipientCount: number;
  sentCount: number;
  refusedCount: number;
  droppedCount: number;
  unknownCount: number;
};

type MailingsProps = {
  mailings: Mailing[];
  newsletters: { id: string; name: string; timeZone: string }[];
  chosen: { newsletter: string; state: string };
  olderHref: string | null;
};

export function MailingsPage({ mailings, newsletters, chosen, olderHref }: MailingsProps) {
  const say = useWords();
  const zoneOf = (id: string) => newsletters.find((one) => one.id === id)?.timeZone ?? "UTC";
  return (
    <>
      <Filter action="/admin/mailings">
        <Select
          name="newsletter"
          label={say("Newsletter", "刊物")}
          value={chosen.newsletter}
          choices={[
            ["", say("All", "全部")],
            ...newsletters.map(({ id, name }): [string, string] => [id, name]),
          ]}
        />
        <Select
          name="state"
          label={say("State", "状态")}
          value={chosen.state}
          choices={[
            ["", say("Any", "不限")],
            ...Object.entries(MAILING_STATES).map(([state, { en, zh }]): [string, string] => [
              state,
              say(en, zh),
            ]),
          ]}
        />
      </Filter>
      <div id="mailings" data-live>
        {mailings.length === 0 ? (
          <None text={say("None here.", "这里没有。")} />
        ) : (
          <Table
            label={say("Mailings", "投递")}
            head={[say("Digest", "期刊"), say("Slot", "时段"), say("State", "状态"), say("Progress", "进度")]}
          >
            {mailings.map((mailing) => (
              <Row mailing={mailing} timeZone={zoneOf(mailing.newsletterId)} />
            ))}
          </Table>
        )}
      </div>
      <Older href={olderHref} />
    </>
  );
}

function Row({ mailing, timeZone }: { mailing: Mailing; timeZone: string }) {
  const say = useWords();
  const { en, zh, tone } = MAILING_STATES[mailing.status];
  return (
    <tr>
      <td>
        <a href={`/admin/mailings/${mailing.id}`}>{mailing.title}</a>
        <br />
        <span class="dim">{mailing.newsletterId}</span>
      </td>
      <td>
        <Time at={mailing.slot} timeZone={timeZone} />
      </td>
      <td>
        <State text={say(en, zh)} tone={tone} />
        <Reason reason={mailing.reason} />
      </td>
      <td>
        <Progress {...mailing} />
      </td>
    </tr>
  );
}
