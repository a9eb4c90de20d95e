/** The third step: whether mail may come from the sender's domain. */
import { useWords } from "../operator.ts";
import { State, Table } from "../parts.tsx";
import { Next, Steps } from "./steps.tsx";

export type PageDomain =
  | { kind: "verified" }
  | { kind: "waiting"; records: { type: string; name: string; value: string; isFound: boolean }[] }
  | { kind: "unknown" }
  | { kind: "failed"; reason: string }
  /** Mail leaves by another way than Resend. */
  | { kind: "other"; mailer: string };

type SenderProps = { newsletterId: string; domain: string; state: PageDomain };

export function SetupSenderPage({ newsletterId, domain, state }: SenderProps) {
  const say = useWords();
  return (
    <Steps step="sender" newsletterId={newsletterId}>
      <p>
        {say("Mails come from ", "邮件发自 ")}
        <strong>{domain}</strong>
        {say(".", "。")}
      </p>
      <Told domain={domain} state={state} />
      <p>
        <a href={`/admin/setup/${newsletterId}/sender`}>{say("Look again", "重新检查")}</a>
      </p>
      <Next newsletterId={newsletterId} step="model" />
    </Steps>
  );
}

function Told({ domain, state }: Pick<SenderProps, "domain" | "state">) {
  const say = useWords();
  switch (state.kind) {
    case "verified":
      return (
        <p>
          <State text={say("verified", "已验证")} tone="good" />{" "}
          {say("Resend sends for it.", "Resend 可以用它发信。")}
        </p>
      );
    case "waiting":
      return (
        <>
          <p>
            <State text={say("waits for DNS", "等待 DNS")} tone="open" />{" "}
            {say(
              "Set these records where the domain's DNS is kept. It takes minutes, sometimes a day.",
              "请在域名的 DNS 处添加以下记录，通常几分钟生效，有时要一天。",
            )}
          </p>
          <Table
            label={say("DNS records", "DNS 记录")}
            head={[say("Type", "类型"), say("Name", "名称"), say("Value", "值"), say("State", "状态")]}
          >
            {state.records.map(({ type, name, value, isFound }) => (
              <tr>
                <td>{type}</td>
                <td>{name}</td>
                <td>
                  <code>{value}</code>
                </td>
                <td>
                  <State
                    text={isFound ? say("found", "已生效") : say("missing", "缺失")}
                    tone={isFound ? "good" : "bad"}
                  />
                </td>
              </tr>
            ))}
          </Table>
        </>
      );
    case "unknown":
      return (
        <p class="notice">
          {say(
            `The Resend account does not have ${domain}: add it under Domains at resend.com, then look again. Until then every mail is refused.`,
            `Resend 账号里没有 ${domain}：请先在 resend.com 的 Domains 中添加，再回来检查。在此之前邮件都会被拒。`,
          )}
        </p>
      );
    case "failed":
      return (
        <p class="notice">
          {say("Resend did not answer: ", "Resend 没有应答：")}
          {state.reason}
        </p>
      );
    case "other":
      return (
        <p>
          {say(
            `Mail leaves by ${state.mailer}, which says nothing of its domains.`,
            `邮件经由 ${state.mailer} 发送，无法查询域名状态。`,
          )}
        </p>
      );
  }
}
