/** Who was found by what was typed. */
import { Button } from "./form.tsx";
import { useWords } from "./operator.ts";
import { None, Table, Time } from "./parts.tsx";
import { SUPPRESSIONS, type SuppressionReason } from "./suppressions.ts";

type FoundProps = {
  typed: string;
  people: { id: number; email: string; createdAt: Date }[];
  /** Of a whole address that nobody has. */
  suppression: { email: string; reason: SuppressionReason; createdAt: Date } | null;
};

export function FoundPage({ typed, people, suppression }: FoundProps) {
  const say = useWords();
  return (
    <>
      <p>
        {say("You looked for", "查找")} <strong>{typed}</strong>{" "}
        <a href="/admin/subscribers">{say("Look again", "重新查找")}</a>
      </p>
      {people.length === 0 ? (
        <None text={say("Nobody is known by it.", "没有找到。")} />
      ) : (
        <Table label={say("People", "订阅者")} head={[say("Address", "地址"), say("Since", "加入时间")]}>
          {people.map(({ id, email, createdAt }) => (
            <tr>
              <td>
                <a href={`/admin/subscribers/${id}`}>{email}</a>
              </td>
              <td>
                <Time at={createdAt} />
              </td>
            </tr>
          ))}
        </Table>
      )}
      {people.length >= 20 && (
        <p class="dim">
          {say("There may be more: type more of the address.", "可能还有更多，请输入更长的开头。")}
        </p>
      )}
      {suppression && <Suppressed {...suppression} />}
    </>
  );
}

function Suppressed({ email, reason, createdAt }: NonNullable<FoundProps["suppression"]>) {
  const say = useWords();
  return (
    <>
      <p class="notice">
        {say(...SUPPRESSIONS[reason])} <Time at={createdAt} />
      </p>
      {reason === "hand" && (
        <Button
          action="/admin/subscribers/lift"
          text={say("Let it sign up again", "解除停发")}
          fields={{ address: email }}
        />
      )}
    </>
  );
}
