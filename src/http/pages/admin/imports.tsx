/** Importing a list: the form, and how far a list has come. */
import { FileInput, Form, Select, TextArea } from "./form.tsx";
import { useOperator, useWords } from "./operator.ts";
import { Count, Facts, None, State, Table, Time } from "./parts.tsx";

type Listed = {
  id: string;
  newsletterId: string;
  name: string;
  rowCount: number;
  position: number;
  counts: Record<string, number>;
  faults: [line: number, why: string][];
  createdAt: Date;
  finishedAt: Date | null;
};

type FormProps = {
  newsletters: { id: string; name: string }[];
  typed: { newsletterId: string; pasted: string };
  fault: string | null;
  late: Listed[];
};

export function ImportFormPage({ newsletters, typed, fault, late }: FormProps) {
  const say = useWords();
  return (
    <>
      <p>
        {say(
          "Any list that another service exported, or that you typed: its encoding, its delimiter and its columns are told from it. Bring only people who agreed to this newsletter: whoever is on the list as subscribed is a reader at once, without a mail that asks. Who left here, or is suppressed here, stays so.",
          "可导入其他服务导出的名单或手工录入的名单，编码、分隔符和列会自动识别。只导入同意接收本刊物的人：名单中状态为已订阅的人会直接成为读者，不再发确认邮件。在此退订或停发的人不受影响。",
        )}
      </p>
      <div id="import">
        <Form action="/admin/subscribers/import" isUpload class="import">
          <Select
            name="newsletter"
            label={say("Newsletter", "刊物")}
            value={typed.newsletterId}
            choices={newsletters.map(({ id, name }): [string, string] => [id, name])}
          />
          <FileInput
            name="list"
            label={say("A CSV file", "CSV 文件")}
            accept=".csv,.tsv,.txt,text/csv,text/plain"
            hint={say(
              "5 MB at most. The same file again goes on where it was broken off, and brings nobody twice.",
              "最大 5 MB。中断后再次上传同一文件会继续，不会重复导入。",
            )}
          />
          <TextArea
            name="pasted"
            label={say("Or paste the list", "或粘贴名单")}
            rows={6}
            value={typed.pasted}
            fault={fault ?? undefined}
            hint={say("An address a line, or rows with a header.", "每行一个地址，或带表头的多列。")}
          />
          <button>{say("Import", "导入")}</button>
        </Form>
      </div>
      <h2>{say("Lists that were brought last", "最近导入的名单")}</h2>
      {late.length === 0 ? <None text={say("None yet.", "还没有。")} /> : <Late late={late} />}
    </>
  );
}

function Late({ late }: { late: Listed[] }) {
  const say = useWords();
  return (
    <Table
      label={say("Imports", "导入")}
      head={[
        say("List", "名单"),
        say("Newsletter", "刊物"),
        say("Begun", "开始"),
        { text: say("Rows", "行数"), isNumber: true },
        say("State", "状态"),
      ]}
    >
      {late.map(({ id, name, newsletterId, createdAt, rowCount, finishedAt }) => (
        <tr>
          <td>
            <a href={`/admin/subscribers/imports/${id}`}>{name}</a>
          </td>
          <td>{newsletterId}</td>
          <td>
            <Time at={createdAt} />
          </td>
          <td class="number">
            <Count of={rowCount} />
          </td>
          <td>
            {finishedAt ? (
              <State text={say("through", "已完成")} tone="good" />
            ) : (
              <State text={say("broken off", "未完成")} tone="open" />
            )}
          </td>
        </tr>
      ))}
    </Table>
  );
}

type ImportProps = {
  list: Listed;
  /** What is to be brought on by a button; null: a script holds it, or it must be chosen again. */
  rest: { fileName: string; text: string } | null;
};

export function ImportPage({ list, rest }: ImportProps) {
  const say = useWords();
  return (
    <div id="import">
      <Progress list={list} />
      {list.finishedAt === null && <GoOn list={list} rest={rest} />}
      <h2>{say("How the rows ended", "各行结果")}</h2>
      <Outcomes counts={list.counts} />
      {list.faults.length > 0 && <Faults list={list} />}
    </div>
  );
}

function Progress({ list }: { list: Listed }) {
  const say = useWords();
  const { language } = useOperator();
  const [done, all] = [list.position, list.rowCount].map((count) => count.toLocaleString(language));
  const text = say(`${done} of ${all} rows`, `${done} / ${all} 行`);
  return (
    <>
      <p>
        {list.name} → <a href={`/admin/newsletters/${list.newsletterId}`}>{list.newsletterId}</a>
      </p>
      <progress max={Math.max(1, list.rowCount)} value={list.position} aria-label={text} />
      <p role="status">
        {text}{" "}
        {list.finishedAt ? (
          <State text={say("through", "已完成")} tone="good" />
        ) : (
          <State text={say("not through", "未完成")} tone="open" />
        )}
      </p>
    </>
  );
}

function GoOn({ list, rest }: ImportProps) {
  const say = useWords();
  if (rest === null)
    return (
      <p class="hint" data-more>
        {say("Broken off? ", "中断了？")}
        <a href={`/admin/subscribers/import?newsletter=${list.newsletterId}`}>
          {say("Choose the same file again, and it goes on.", "再次选择同一文件即可继续。")}
        </a>
      </p>
    );
  return (
    <Form action="/admin/subscribers/import" isUpload>
      <input type="hidden" name="newsletter" value={list.newsletterId} />
      <input type="hidden" name="import" value={list.id} />
      <input type="hidden" name="fileName" value={rest.fileName} />
      <input type="hidden" name="text" value={rest.text} />
      <button>{say("Go on", "继续")}</button>
    </Form>
  );
}

const OUTCOMES: Record<string, readonly [string, string]> = {
  added: ["new readers", "新读者"],
  confirmed: ["waited for confirmation, and are readers now", "原待确认，现为读者"],
  "already-active": ["were readers already", "已是读者"],
  "added-unsubscribed": ["kept as having left", "记为已退订"],
  "kept-unsubscribed": ["had left here, and stay so", "已在此退订，保持不变"],
  "kept-pending": ["wait for confirmation here, and still do", "仍待确认"],
  suppressed: ["suppressed here, and stay so", "已停发，保持不变"],
  "suppressed-by-list": [
    "bounced or complained by the list, and are suppressed",
    "名单标为退信或投诉，已停发",
  ],
  unconfirmed: ["never confirmed by the list, and are passed over", "名单标为未确认，已跳过"],
  "other-newsletter": ["of another newsletter, and passed over", "属于其他刊物，已跳过"],
  duplicate: ["twice on the list", "名单中重复"],
  invalid: ["can't be read", "无法读取"],
};

function Outcomes({ counts }: Pick<Listed, "counts">) {
  const say = useWords();
  const list = Object.entries(OUTCOMES).flatMap(([outcome, words]): [string, unknown][] =>
    counts[outcome] ? [[say(...words), <Count of={counts[outcome]} />]] : [],
  );
  return list.length === 0 ? (
    <None text={say("None yet.", "还没有。")} />
  ) : (
    <Facts list={list as [string, string][]} />
  );
}

function Faults({ list }: { list: Listed }) {
  const say = useWords();
  const more = (list.counts["invalid"] ?? 0) - list.faults.length;
  return (
    <>
      <h2>{say("Rows that can't be read", "无法读取的行")}</h2>
      <ul>
        {list.faults.map(([line, why]) => (
          <li>
            {say(`Line ${line}`, `第 ${line} 行`)}
            {": "}
            {why}
          </li>
        ))}
        {more > 0 && <li class="dim">{say(`and ${more} more`, `另有 ${more} 行`)}</li>}
      </ul>
    </>
  );
}
