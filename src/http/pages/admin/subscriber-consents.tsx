/** What a person agreed to and took back: the proof, in words. */
import { useWords } from "./operator.ts";
import { None, Table, Time } from "./parts.tsx";

export type Consent = {
  at: Date;
  kind: "confirmed" | "unsubscribed" | "imported" | "changed";
  /** None: all that there were. */
  newsletterIds: string[];
  requestedAt: Date | null;
  /** The door, and the id of the words. */
  consent: string;
  /** The words in full, where there were any. */
  words: string | null;
};

const KINDS: Record<Consent["kind"], readonly [string, string]> = {
  confirmed: ["confirmed", "确认订阅"],
  unsubscribed: ["left", "退订"],
  imported: ["came with a list", "随名单导入"],
  changed: ["changed", "更改"],
};

export function ConsentTable({ consents }: { consents: Consent[] }) {
  const say = useWords();
  if (consents.length === 0) return <None text={say("Nothing was confirmed yet.", "尚无确认。")} />;
  return (
    <Table
      label={say("Consents", "同意记录")}
      head={[say("When", "时间"), say("What", "事项"), say("Newsletters", "刊物"), say("How", "方式")]}
    >
      {consents.map(({ at, kind, newsletterIds, requestedAt, consent, words }) => (
        <tr>
          <td>
            <Time at={at} />
          </td>
          <td>
            {say(...KINDS[kind])}
            {requestedAt && (
              <>
                <br />
                <span class="dim">
                  {say("asked for", "申请于")} <Time at={requestedAt} />
                </span>
              </>
            )}
          </td>
          <td>{newsletterIds.length === 0 ? say("all", "全部") : newsletterIds.join(say(", ", "、"))}</td>
          <td>
            {consent}
            {words !== null && (
              <>
                <br />
                <q class="dim">{words}</q>
              </>
            )}
          </td>
        </tr>
      ))}
    </Table>
  );
}
