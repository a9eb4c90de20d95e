/** The channels: where digests are announced besides mail. */
import { Button, Form, Input, Select } from "./form.tsx";
import { useWords } from "./operator.ts";
import { None, State, Table, Time, type Tone } from "./parts.tsx";

type Channel = {
  id: number;
  newsletterId: string | null;
  kind: string;
  name: string;
  paused: boolean;
  last: { status: string; failure: string | null; sentAt: Date | null } | null;
};

export type TypedChannel = { kind: string; name: string; newsletterId: string; chatId: string };

type ChannelsProps = {
  channels: Channel[];
  newsletters: { id: string; name: string }[];
  typed: TypedChannel;
  faults: Record<string, string>;
  /** Of a webhook that was just added: it is shown this once. */
  secret: string | null;
  tested: { name: string; reason: string | null } | null;
};

const KINDS: [kind: string, en: string, zh: string][] = [
  ["webhook", "Webhook, signed (Standard Webhooks)", "Webhook，带签名（Standard Webhooks）"],
  ["telegram", "Telegram", "Telegram"],
  ["slack", "Slack", "Slack"],
  ["discord", "Discord", "Discord"],
  ["feishu", "Feishu (Lark)", "飞书"],
  ["wecom", "WeCom", "企业微信"],
];

export function ChannelsPage(props: ChannelsProps) {
  const say = useWords();
  return (
    <>
      <p>
        {say(
          "Each published digest is announced here, once. What can't be sent is tried again for a day.",
          "每期发布后在这里通知一次，发不出去的会在一天内重试。",
        )}
      </p>
      {props.secret !== null && (
        <div class="said" role="status">
          <p>
            {say(
              "This is the secret that signatures are checked with. It is shown only now:",
              "这是校验签名的密钥，只显示这一次：",
            )}
          </p>
          <pre>{props.secret}</pre>
        </div>
      )}
      {props.tested && <Tested {...props.tested} />}
      <List {...props} />
      <h2>{say("A new one", "添加渠道")}</h2>
      <NewChannel {...props} />
    </>
  );
}

function Tested({ name, reason }: NonNullable<ChannelsProps["tested"]>) {
  const say = useWords();
  return reason === null ? (
    <p class="said" role="status">
      {name}: {say("it took the message.", "已收到测试消息。")}
    </p>
  ) : (
    <p class="notice" role="alert">
      {name}: {reason}
    </p>
  );
}

function List({ channels, newsletters }: ChannelsProps) {
  const say = useWords();
  if (channels.length === 0) return <None text={say("None yet.", "还没有。")} />;
  return (
    <Table
      label={say("Channels", "推送渠道")}
      head={[say("Channel", "渠道"), say("Of", "刊物"), say("Last", "最近一次"), ""]}
    >
      {channels.map((channel) => (
        <tr>
          <td>
            {channel.name}
            <br />
            <span class="dim">{channel.kind}</span>
          </td>
          <td>
            {newsletters.find(({ id }) => id === channel.newsletterId)?.name ??
              say("every newsletter", "全部刊物")}
          </td>
          <td>
            <Last channel={channel} />
          </td>
          <td>
            <Actions channel={channel} />
          </td>
        </tr>
      ))}
    </Table>
  );
}

const STATES: Record<string, { en: string; zh: string; tone: Tone }> = {
  waiting: { en: "waits", zh: "等待中", tone: "open" },
  sent: { en: "sent", zh: "已送出", tone: "good" },
  failed: { en: "failed", zh: "失败", tone: "bad" },
};

function Last({ channel }: { channel: Channel }) {
  const say = useWords();
  if (channel.paused) return <State text={say("paused", "已暂停")} tone="bad" />;
  if (!channel.last) return <span class="dim">–</span>;
  const { status, failure, sentAt } = channel.last;
  const { en, zh, tone } = STATES[status] ?? { en: status, zh: status, tone: "plain" };
  return (
    <>
      <State text={say(en, zh)} tone={tone} /> {sentAt && <Time at={sentAt} />}
      {failure !== null && <p class="dim">{failure}</p>}
    </>
  );
}

function Actions({ channel }: { channel: Channel }) {
  const say = useWords();
  const path = `/admin/channels/${channel.id}`;
  return (
    <>
      <Button action={`${path}/test`} text={say("Test", "测试")} />{" "}
      {channel.paused ? (
        <Button action={`${path}/resume`} text={say("Go on", "恢复")} />
      ) : (
        <Button action={`${path}/pause`} text={say("Pause", "暂停")} />
      )}{" "}
      <Button
        action={`${path}/remove`}
        text={say("Remove", "移除")}
        ask={say("Remove this channel?", "移除这个渠道？")}
        isGrave
      />
    </>
  );
}

function NewChannel({ newsletters, typed, faults }: ChannelsProps) {
  const say = useWords();
  return (
    <Form action="/admin/channels">
      <div class="columns">
        <Select
          name="kind"
          label={say("Kind", "类型")}
          value={typed.kind}
          fault={faults["kind"]}
          choices={KINDS.map(([kind, en, zh]): [string, string] => [kind, say(en, zh)])}
        />
        <Input name="name" label={say("Name", "名称")} value={typed.name} fault={faults["name"]} required />
        <Select
          name="newsletterId"
          label={say("Of", "刊物")}
          value={typed.newsletterId}
          fault={faults["newsletterId"]}
          choices={[
            ["", say("every newsletter", "全部刊物")],
            ...newsletters.map(({ id, name }): [string, string] => [id, name]),
          ]}
        />
        <Input
          name="url"
          label={say("Address", "地址")}
          type="password"
          fault={faults["url"]}
          hint={say(
            "The webhook's. Kept sealed, and never shown again: who has it can write there. Not for Telegram.",
            "Webhook 地址，加密保存，不再显示：拿到它的人就能发消息。Telegram 不填。",
          )}
        />
        <Input
          name="token"
          label={say("Bot token", "机器人令牌")}
          type="password"
          fault={faults["token"]}
          hint={say("For Telegram.", "仅 Telegram。")}
        />
        <Input
          name="chatId"
          label={say("Chat", "会话 ID")}
          value={typed.chatId}
          fault={faults["chatId"]}
          hint={say("For Telegram: @channel or a number.", "仅 Telegram：@频道名或数字。")}
        />
        <Input
          name="secret"
          label={say("Secret", "签名密钥")}
          type="password"
          fault={faults["secret"]}
          hint={say(
            "For Feishu, where it asks for signatures; for a webhook one is made unless given.",
            "飞书启用签名校验时填写；Webhook 不填则自动生成。",
          )}
        />
      </div>
      <button>{say("Add", "添加")}</button>
    </Form>
  );
}
