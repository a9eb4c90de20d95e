/** The newsletters, and the page of one. */
import { Button, Form } from "./form.tsx";
import {
  About,
  Reviewing,
  Sender,
  Telling,
  Timing,
  type TypedNewsletter,
  type TypedSchedule,
} from "./newsletter-form.tsx";
import { NextSlot } from "./next-slot.tsx";
import { useWords } from "./operator.ts";
import { Count, Facts, None, Table } from "./parts.tsx";

type Listed = {
  id: string;
  name: string;
  paused: boolean;
  timeZone: string;
  subscriberCount: number;
  often: string;
  nextAt: Date | null;
};

export function NewslettersPage({ newsletters }: { newsletters: Listed[] }) {
  const say = useWords();
  return (
    <>
      <p>
        <a href="/admin/setup">{say("Set up a newsletter, step by step", "按步骤创建刊物")}</a>
        {" · "}
        <a href="/admin/newsletters/new">{say("Fill in every field", "填写完整表单")}</a>
      </p>
      {newsletters.length === 0 ? (
        <None text={say("None yet.", "还没有。")} />
      ) : (
        <Table
          label={say("Newsletters", "刊物")}
          head={[
            say("Newsletter", "刊物"),
            say("How often", "频率"),
            say("Next slot", "下一期"),
            { text: say("Subscribers", "订阅者"), isNumber: true },
          ]}
        >
          {newsletters.map(({ id, name, paused, often, nextAt, timeZone, subscriberCount }) => (
            <tr>
              <td>
                <a href={`/admin/newsletters/${id}`}>{name}</a>
              </td>
              <td>{often}</td>
              <td>
                <NextSlot paused={paused} nextAt={nextAt} timeZone={timeZone} />
              </td>
              <td class="number">
                <Count of={subscriberCount} />
              </td>
            </tr>
          ))}
        </Table>
      )}
    </>
  );
}

type PageProps = {
  typed: TypedNewsletter;
  schedule: TypedSchedule;
  faults: Record<string, string>;
  others: { id: string; name: string }[];
  /** Null: it is a new one. */
  kept: { paused: boolean; subscriberCount: number; nextAt: Date | null } | null;
};

export function NewsletterPage(props: PageProps) {
  const say = useWords();
  const { typed, kept } = props;
  return (
    <>
      {kept && <Kept typed={typed} kept={kept} />}
      <Form action={kept ? `/admin/newsletters/${typed.id}` : "/admin/newsletters/new"}>
        <About {...props} isNew={kept === null} />
        <Timing {...props} />
        <Telling {...props} />
        <Sender {...props} />
        <Reviewing {...props} />
        <button>{say("Save", "保存")}</button>
      </Form>
    </>
  );
}

function Kept({ typed, kept }: { typed: TypedNewsletter; kept: NonNullable<PageProps["kept"]> }) {
  const say = useWords();
  const path = `/admin/newsletters/${typed.id}`;
  return (
    <>
      <Facts
        list={[
          [say("Page", "网页"), <a href={`/${typed.id}`}>/{typed.id}</a>],
          [say("Subscribers", "订阅者"), <Count of={kept.subscriberCount} />],
          [
            say("Next slot", "下一期"),
            <NextSlot paused={kept.paused} nextAt={kept.nextAt} timeZone={typed.timeZone} />,
          ],
        ]}
      />
      <div class="row">
        {kept.paused ? (
          <Button action={`${path}/resume`} text={say("Let it go on", "恢复出刊")} />
        ) : (
          <Button action={`${path}/pause`} text={say("Pause", "暂停出刊")} />
        )}
        <a href={`/admin/sources?newsletter=${typed.id}`}>{say("Sources", "来源")}</a>
        <a href={`/admin/digests?newsletter=${typed.id}`}>{say("Digests", "期刊")}</a>
        <a href={`/admin/why?newsletter=${typed.id}`}>{say("Why?", "为什么？")}</a>
      </div>
    </>
  );
}
