/** All digests, or a newsletter's, or those in a state. */
import { useWords } from "../operator.ts";
import { None, Older, Reason, State, Table, Time } from "../parts.tsx";
import { DIGEST_STATES, type DigestState } from "../states.ts";

type Listed = {
  id: number;
  newsletterId: string;
  slot: Date;
  title: string;
  status: DigestState;
  reason: string | null;
  storyCount: number;
  correctedAt: Date | null;
  heldUntil: Date | null;
};

type DigestsProps = {
  digests: Listed[];
  newsletters: { id: string; name: string; timeZone: string }[];
  newsletterId: string | null;
  state: DigestState | null;
  olderHref: string | null;
};

export function DigestsPage({ digests, newsletters, newsletterId, state, olderHref }: DigestsProps) {
  const say = useWords();
  return (
    <>
      <Filter newsletters={newsletters} newsletterId={newsletterId} state={state} />
      {digests.length === 0 ? (
        <None text={say("None here.", "这里没有。")} />
      ) : (
        <Table
          label={say("Digests", "期刊")}
          head={[
            say("Digest", "期刊"),
            say("State", "状态"),
            say("Slot", "时段"),
            { text: say("Stories", "条数"), isNumber: true },
          ]}
        >
          {digests.map((digest) => (
            <Row digest={digest} newsletter={newsletters.find(({ id }) => id === digest.newsletterId)} />
          ))}
        </Table>
      )}
      <Older href={olderHref} />
    </>
  );
}

type FilterProps = Pick<DigestsProps, "newsletters" | "newsletterId" | "state">;

function Filter({ newsletters, newsletterId, state }: FilterProps) {
  const say = useWords();
  return (
    <form method="get" action="/admin/digests" class="row">
      <label>
        {say("Newsletter", "刊物")}{" "}
        <select name="newsletter">
          <option value="">{say("all", "全部")}</option>
          {newsletters.map(({ id, name }) => (
            <option value={id} selected={id === newsletterId}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say("State", "状态")}{" "}
        <select name="state">
          <option value="">{say("any", "全部")}</option>
          {Object.entries(DIGEST_STATES).map(([name, { en, zh }]) => (
            <option value={name} selected={name === state}>
              {say(en, zh)}
            </option>
          ))}
        </select>
      </label>
      <button class="quiet">{say("Show", "查看")}</button>
    </form>
  );
}

type RowProps = { digest: Listed; newsletter: { name: string; timeZone: string } | undefined };

function Row({ digest, newsletter }: RowProps) {
  const say = useWords();
  const { id, title, status, reason, slot, storyCount, correctedAt, heldUntil } = digest;
  const { en, zh, tone } = DIGEST_STATES[status];
  return (
    <tr>
      <td>
        <a href={`/admin/digests/${id}`}>{title}</a> <span class="dim">{newsletter?.name}</span>
        <Reason reason={reason} />
      </td>
      <td>
        <State text={say(en, zh)} tone={tone} />
        {correctedAt && <> {say("corrected", "已更正")}</>}
        {status === "held" && heldUntil && (
          <>
            {" "}
            {say("until ", "截止 ")}
            <Time at={heldUntil} timeZone={newsletter?.timeZone ?? "UTC"} />
          </>
        )}
      </td>
      <td>
        <Time at={slot} timeZone={newsletter?.timeZone ?? "UTC"} />
      </td>
      <td class="number">{storyCount}</td>
    </tr>
  );
}
