/** What a person agreed to and took back: the proof, in words. */
import { useWords } from "./operator.ts";
import { None, Time } from "./parts.tsx";

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

export function Consents({ consents }: { consents: Consent[] }) {
  const say = useWords();
  if (consents.length === 0) return <None text={say("Nothing was confirmed yet.", "尚无确认。")} />;
  return (
    <ul>
      {consents.map(({ at, kind, newsletterIds, requestedAt, consent, words }) => (
        <li>
          <Time at={at} /> <strong>{say(...KINDS[kind])}</strong>
          {": "}
          {newsletterIds.length === 0
            ? say("all newsletters", "全部刊物")
            : newsletterIds.join(say(", ", "、"))}
          {" · "}
          {consent}
          {requestedAt && (
            <span class="dim">
              {" · "}
              {say("asked for", "申请于")} <Time at={requestedAt} />
            </span>
          )}
          {words !== null && (
            <>
              <br />
              <q class="dim">{words}</q>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
