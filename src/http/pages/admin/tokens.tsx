/** The tokens of the API. */
import { Button, Check, Form, Input, Select } from "./form.tsx";
import { useWords } from "./operator.ts";
import { None, Older, State, Table, Time } from "./parts.tsx";

type Token = {
  id: string;
  name: string;
  scopes: string[];
  createdAt: Date;
  expiresAt: Date | null;
  usedAt: Date | null;
  revokedAt: Date | null;
};

export type TypedToken = { name: string; scopes: string[]; days: string };

type TokensProps = {
  tokens: Token[];
  scopes: readonly string[];
  /** One that was just made: it is shown this once. */
  secret: string | null;
  fault: string | undefined;
  typed: TypedToken;
  moreHref: string | null;
};

export function TokensPage(props: TokensProps) {
  const say = useWords();
  return (
    <>
      <p>
        {say("What programs show to use the ", "程序调用接口时出示的令牌，参见 ")}
        <a href="/api">API</a>
        {say(". Each may do what its scopes name, and nothing else.", "。每个令牌只能做其权限范围内的事。")}
      </p>
      {props.secret !== null && (
        <div class="said" role="status">
          <p>{say("This is the token. It is shown only now:", "这是新令牌，只显示这一次：")}</p>
          <pre>{props.secret}</pre>
        </div>
      )}
      <List tokens={props.tokens} />
      <Older href={props.moreHref} />
      <h2>{say("A new one", "新建令牌")}</h2>
      <NewToken {...props} />
      <h2>{say("Sessions", "登录会话")}</h2>
      <p>{say("Ends every session of the admin, this one too.", "结束所有管理会话，包括当前会话。")}</p>
      <Button action="/admin/logout/everywhere" text={say("Sign out everywhere", "全部退出")} isGrave />
    </>
  );
}

function List({ tokens }: { tokens: Token[] }) {
  const say = useWords();
  if (tokens.length === 0) return <None text={say("None yet.", "还没有。")} />;
  return (
    <Table
      label={say("Tokens", "令牌")}
      head={[say("Name", "名称"), say("May", "权限"), say("Last used", "上次使用"), say("Ends", "到期"), ""]}
    >
      {tokens.map(({ id, name, scopes, usedAt, expiresAt, revokedAt }) => (
        <tr>
          <td>{name}</td>
          <td>{scopes.join(", ")}</td>
          <td>
            <Time at={usedAt} />
          </td>
          <td>
            <Time at={expiresAt} />
          </td>
          <td>
            {revokedAt ? (
              <State text={say("revoked", "已吊销")} tone="plain" />
            ) : (
              <Button action={`/admin/tokens/${id}/revoke`} text={say("Revoke", "吊销")} isGrave />
            )}
          </td>
        </tr>
      ))}
    </Table>
  );
}

function NewToken({ scopes, fault, typed }: TokensProps) {
  const say = useWords();
  return (
    <Form action="/admin/tokens">
      <Input
        name="name"
        label={say("Name", "名称")}
        value={typed.name}
        required
        fault={fault}
        hint={say(
          "Of the program that shows it: the log of changes names it so.",
          "使用它的程序名，会出现在操作记录里。",
        )}
      />
      <Select
        name="days"
        label={say("Ends after", "有效期")}
        value={typed.days}
        choices={[
          ["30", say("30 days", "30 天")],
          ["90", say("90 days", "90 天")],
          ["365", say("a year", "一年")],
          ["", say("never", "永不过期")],
        ]}
      />
      <fieldset>
        <legend>{say("It may", "权限")}</legend>
        <div class="columns">
          {scopes.map((scope) => (
            <Check name="scope" value={scope} label={scope} isOn={typed.scopes.includes(scope)} />
          ))}
        </div>
      </fieldset>
      <button>{say("Make it", "创建")}</button>
    </Form>
  );
}
