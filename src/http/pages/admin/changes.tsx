/** The log of changes. */
import { useWords } from "./operator.ts";
import { None, Older, Table, Time } from "./parts.tsx";

type Change = {
  at: Date;
  actor: string;
  door: string;
  verb: string;
  subject: string;
  detail: Record<string, unknown>;
};

type ChangesProps = { changes: Change[]; subject: string | null; olderHref: string | null };

export function ChangesPage({ changes, subject, olderHref }: ChangesProps) {
  const say = useWords();
  return (
    <>
      {subject !== null && (
        <p>
          {subject} · <a href="/admin/audit">{say("All changes", "全部操作")}</a>
        </p>
      )}
      {changes.length === 0 ? (
        <None text={say("None yet.", "还没有。")} />
      ) : (
        <Table
          label={say("Changes", "操作记录")}
          head={[
            say("When", "时间"),
            say("Who", "操作者"),
            say("What", "操作"),
            say("To what", "对象"),
            say("Told", "内容"),
          ]}
        >
          {changes.map(({ at, actor, door, verb, subject, detail }) => (
            <tr>
              <td>
                <Time at={at} />
              </td>
              <td>
                {actor} <span class="dim">{door}</span>
              </td>
              <td>{verb}</td>
              <td>
                <a href={`/admin/audit?subject=${encodeURIComponent(subject)}`}>{subject}</a>
              </td>
              <td>{Object.keys(detail).length > 0 && <code>{JSON.stringify(detail)}</code>}</td>
            </tr>
          ))}
        </Table>
      )}
      <Older href={olderHref} />
    </>
  );
}
