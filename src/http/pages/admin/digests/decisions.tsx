/** What may be decided of a digest as a whole, and a look at its mail. */
import { Button, Form, Input, TextArea } from "../form.tsx";
import { useWords } from "../operator.ts";
import type { DigestState } from "../states.ts";

export type Decidable = { edited: boolean; reviewed: boolean; skipped: boolean; corrected: boolean };

type DecisionsProps = {
  path: string;
  status: DigestState;
  may: Decidable;
  note: { value: string; fault: string } | undefined;
  tested: { to: string; outcome: string }[] | undefined;
};

export function Decisions({ path, may, note, tested }: DecisionsProps) {
  return (
    <div class="columns">
      <div>
        {may.reviewed && <Review path={path} />}
        {may.skipped && <Ending path={path} isHeld={may.reviewed} />}
        {may.corrected && <Correction path={path} note={note} />}
      </div>
      <TestMail path={path} tested={tested} />
    </div>
  );
}

function Review({ path }: { path: string }) {
  const say = useWords();
  return (
    <div class="row">
      <Button
        action={`${path}/approve`}
        text={say("Approve: publish and mail", "批准：发布并投递")}
        ask={say("Publish it, and mail it to its readers?", "发布并投递给读者？")}
        isGrave
      />
      <Button action={`${path}/hold`} text={say("Hold until somebody decides", "留住，等人决定")} />
    </div>
  );
}

/** A held one is dropped or skipped; one that is being written can only be skipped. */
function Ending({ path, isHeld }: { path: string; isHeld: boolean }) {
  const say = useWords();
  return (
    <Form action={`${path}/${isHeld ? "drop" : "skip"}`}>
      <Input
        name="reason"
        label={say("Why it does not go out", "不发布的原因")}
        hint={say(
          "Kept with the digest, for operators. Its posts may be told by the next one.",
          "随本期保存，供运营者查看；其中的帖子可由下一期报道。",
        )}
      />
      <div class="row">
        {isHeld && (
          <button class="grave" data-ask={say("Drop it?", "作废本期？")}>
            {say("Drop", "作废")}
          </button>
        )}
        <button class="grave" formaction={`${path}/skip`} data-ask={say("Skip this slot?", "跳过本时段？")}>
          {say("Skip the slot", "跳过本时段")}
        </button>
      </div>
    </Form>
  );
}

function Correction({ path, note }: Pick<DecisionsProps, "path" | "note">) {
  const say = useWords();
  return (
    <Form action={`${path}/correct`}>
      <TextArea
        name="note"
        rows={2}
        label={say("Publish a correction", "发布更正")}
        value={note?.value ?? ""}
        fault={note?.fault}
        hint={say(
          "What changed, for readers, in the newsletter's language. Page, feeds and search show it; nobody is mailed again.",
          "用刊物的语言告诉读者改了什么。网页、订阅源和搜索会更新，不会重新发送邮件。",
        )}
      />
      <button data-ask={say("Show the changes to readers?", "向读者发布这些改动？")}>
        {say("Publish the correction", "发布更正")}
      </button>
    </Form>
  );
}

function TestMail({ path, tested }: Pick<DecisionsProps, "path" | "tested">) {
  const say = useWords();
  return (
    <Form action={`${path}/test`}>
      <Input
        name="to"
        label={say("Test mail to", "测试邮件发给")}
        hint={say("Addresses divided by spaces; ten at most.", "多个地址用空格分开，最多十个。")}
      />
      <button>{say("Send the test", "发送测试")}</button>
      {tested && (
        <ul role="status">
          {tested.map(({ to, outcome }) => (
            <li>
              {to}: {outcome}
            </li>
          ))}
        </ul>
      )}
    </Form>
  );
}
