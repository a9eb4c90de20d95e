/** The log that says why: slot by slot, with what was wrong in those hours; and everything that was ever wrong. */
import { useOperator, useWords } from "./operator.ts";
import { None, Older, State, Table, Time } from "./parts.tsx";
import { DIGEST_STATES } from "./states.ts";
import { tellDigest, tellMailing, type ToldSlot } from "./why-sentences.ts";

export type WhySlot = ToldSlot & { digestId: number; slot: Date; title: string; incidents: WhyIncident[] };
/** Slots that nobody made, between two that were. */
export type WhyGap = { missed: Date[] };
export type WhyIncident = {
  cause: string;
  room: string;
  message: string;
  hitCount: number;
  startedAt: Date;
  lastAt: Date;
  endedAt: Date | null;
};

type WhyProps = {
  newsletters: { id: string; name: string }[];
  newsletter: { id: string; name: string; timeZone: string; maxStories: number } | null;
  entries: (WhySlot | WhyGap)[];
  open: WhyIncident[];
  olderHref: string | null;
};

export function WhyPage({ newsletters, newsletter, entries, open, olderHref }: WhyProps) {
  const say = useWords();
  return (
    <>
      <nav class="row" aria-label={say("Newsletters", "刊物")}>
        {newsletters.map(({ id, name }) => (
          <a
            href={`/admin/why?newsletter=${id}`}
            {...(id === newsletter?.id && { "aria-current": "page" as const })}
          >
            {name}
          </a>
        ))}
        <a href="/admin/why/incidents">{say("Everything that went wrong", "所有故障记录")}</a>
      </nav>
      {open.length > 0 && (
        <>
          <h2>{say("Wrong now", "目前的故障")}</h2>
          <Incidents incidents={open} />
        </>
      )}
      {newsletter && (
        <>
          <h2>{newsletter.name}</h2>
          {entries.length === 0 && <None text={say("No slot has come yet.", "还没有到过出刊时间。")} />}
          {entries.map((entry) =>
            "missed" in entry ? (
              <Gap {...entry} timeZone={newsletter.timeZone} />
            ) : (
              <Slot slot={entry} timeZone={newsletter.timeZone} maxStories={newsletter.maxStories} />
            ),
          )}
          <Older href={olderHref} />
        </>
      )}
    </>
  );
}

function Slot({ slot, timeZone, maxStories }: { slot: WhySlot; timeZone: string; maxStories: number }) {
  const say = useWords();
  const { en, zh, tone } = DIGEST_STATES[slot.status];
  return (
    <section class="slot">
      <h3>
        <Time at={slot.slot} timeZone={timeZone} />{" "}
        <a href={`/admin/digests/${slot.digestId}`}>{slot.title}</a> <State text={say(en, zh)} tone={tone} />
      </h3>
      <p>{tellDigest(say, slot, maxStories).join(" ")}</p>
      {slot.mailing && (
        <p>
          {tellMailing(say, slot).join(" ")}{" "}
          <a href={`/admin/mailings/${slot.mailing.id}`}>{say("The mailing", "投递详情")}</a>
        </p>
      )}
      {slot.mailing === null && <p>{tellMailing(say, slot).join(" ")}</p>}
      {slot.incidents.length > 0 && (
        <>
          <p class="dim">{say("In its hours:", "期间的故障：")}</p>
          <ul>
            {slot.incidents.map((incident) => (
              <li>
                <Sentence {...incident} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Gap({ missed, timeZone }: WhyGap & { timeZone: string }) {
  const say = useWords();
  const [first, last] = [missed[0] ?? null, missed.at(-1) ?? null];
  return (
    <section class="slot">
      <h3>
        <Time at={first} timeZone={timeZone} />
        {missed.length > 1 && (
          <>
            {" – "}
            <Time at={last} timeZone={timeZone} />
          </>
        )}{" "}
        <State text={say("not made", "未出刊")} tone="bad" />
      </h3>
      <p>
        {say(
          `${missed.length} slots were not made: cron did not run, the newsletter was paused, or its schedule was another one. Of missed slots only the latest is made up for: old news is not told.`,
          `有 ${missed.length} 期没有出刊：定时任务没有运行、刊物处于暂停状态，或当时的时间表不同。错过多期时只补最近一期，旧闻不再报道。`,
        )}
      </p>
    </section>
  );
}

function Sentence({ cause, message, startedAt, endedAt, hitCount }: WhyIncident) {
  const say = useWords();
  return (
    <>
      <strong>{cause}</strong> {message}{" "}
      <span class="dim">
        (<Time at={startedAt} /> – {endedAt ? <Time at={endedAt} /> : say("goes on", "仍在持续")}
        {hitCount > 1 && say(`, ${hitCount} times`, `，${hitCount} 次`)})
      </span>
    </>
  );
}

function Incidents({ incidents }: { incidents: WhyIncident[] }) {
  const say = useWords();
  const { language } = useOperator();
  return (
    <Table
      label={say("What went wrong", "故障")}
      head={[
        say("What", "问题"),
        say("Began", "开始"),
        say("Ended", "结束"),
        { text: say("Times", "次数"), isNumber: true },
      ]}
    >
      {incidents.map(({ cause, room, message, startedAt, endedAt, hitCount }) => (
        <tr>
          <td>
            <strong>{cause}</strong> <span class="dim">{room}</span>
            <br />
            {message}
          </td>
          <td>
            <Time at={startedAt} />
          </td>
          <td>{endedAt ? <Time at={endedAt} /> : <State text={say("goes on", "仍在持续")} tone="bad" />}</td>
          <td class="number">{hitCount.toLocaleString(language)}</td>
        </tr>
      ))}
    </Table>
  );
}

type Failure = { room: string; message: string; happenedAt: Date };

export function IncidentsPage({
  incidents,
  failures,
  olderHref,
}: {
  incidents: WhyIncident[];
  failures: Failure[];
  olderHref: string | null;
}) {
  const say = useWords();
  return (
    <>
      <p>
        <a href="/admin/why">{say("Slot by slot", "按期查看")}</a>
      </p>
      {incidents.length === 0 ? (
        <None text={say("Nothing went wrong.", "没有故障。")} />
      ) : (
        <Incidents incidents={incidents} />
      )}
      <h2>{say("Single failures", "单次故障")}</h2>
      {failures.length === 0 ? (
        <None text={say("None.", "没有。")} />
      ) : (
        <Table
          label={say("Single failures", "单次故障")}
          head={[say("When", "时间"), say("Where", "环节"), say("What", "内容")]}
        >
          {failures.map(({ room, message, happenedAt }) => (
            <tr>
              <td>
                <Time at={happenedAt} />
              </td>
              <td>{room}</td>
              <td>{message}</td>
            </tr>
          ))}
        </Table>
      )}
      <Older href={olderHref} />
    </>
  );
}
