/** The second step: whom the newsletter reads. */
import { Button, Form, TextArea } from "../form.tsx";
import { useOperator, useWords } from "../operator.ts";
import { Count, State, Table } from "../parts.tsx";
import { Next, Steps } from "./steps.tsx";

export type AddedLine = { input: string; isGood: boolean; text: string };

type SourcesProps = {
  newsletterId: string;
  sourceCount: number;
  packs: { id: string; name: Record<"zh-CN" | "en", string>; description: Record<"zh-CN" | "en", string> }[];
  /** How each entry went that was just given. */
  added: AddedLine[];
  typed: string;
};

export function SetupSourcesPage({ newsletterId, sourceCount, packs, added, typed }: SourcesProps) {
  const say = useWords();
  const { language } = useOperator();
  const path = `/admin/setup/${newsletterId}/sources`;
  return (
    <Steps step="sources" newsletterId={newsletterId}>
      <p>
        {say("It has ", "目前有 ")}
        <Count of={sourceCount} />
        {say(" sources.", " 个来源。")}
      </p>
      {packs.length > 0 && (
        <>
          <h2>{say("Starter packs", "入门来源包")}</h2>
          <ul class="cards">
            {packs.map(({ id, name, description }) => (
              <li class="card">
                <h3>{name[language]}</h3>
                <p>{description[language]}</p>
                <Button action={path} fields={{ pack: id }} text={say("Take it", "使用")} />
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>{say("Or your own", "或自己添加")}</h2>
      <Form action={path}>
        <TextArea
          name="entries"
          label={say("Paste anything, a line each", "粘贴任意内容，每行一个")}
          value={typed}
          rows={6}
          hint={say(
            "Addresses of sites or feeds, @accounts on X, or the whole text of an OPML list. Each is looked up first.",
            "网站或订阅源地址、X 账号（@名字），或整份 OPML 文本。每个都会先试读。",
          )}
        />
        <button>{say("Add", "添加")}</button>
      </Form>
      {added.length > 0 && (
        <Table
          label={say("How it went", "结果")}
          head={[say("Pasted", "内容"), say("State", "状态"), say("What was found", "说明")]}
        >
          {added.map(({ input, isGood, text }) => (
            <tr>
              <td>{input}</td>
              <td>
                <State
                  text={isGood ? say("added", "已添加") : say("not added", "未添加")}
                  tone={isGood ? "good" : "bad"}
                />
              </td>
              <td>{text}</td>
            </tr>
          ))}
        </Table>
      )}
      {sourceCount > 0 && <Next newsletterId={newsletterId} step="sender" />}
    </Steps>
  );
}
