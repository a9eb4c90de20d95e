/** Changing the words of a story, beside all of its posts. */
import { ReviewedStory, type PageReviewed } from "./story.tsx";
import { Button, Form, Input, Select, TextArea } from "../form.tsx";
import { useWords } from "../operator.ts";

export type TypedWords = { headline: string; summary: string; categories: string };
type Field = keyof TypedWords;

type EditProps = {
  path: string;
  story: PageReviewed;
  /** The other stories, to be joined with. */
  others: { position: number; headline: string }[];
  typed: TypedWords;
  faults: Partial<Record<Field, string>>;
  /** Somebody changed the digest while this was typed. */
  isOutOfDate: boolean;
  mayBeEdited: boolean;
  timeZone: string;
  seen: string;
};

export function StoryEditPage(props: EditProps) {
  const say = useWords();
  const { path, story, mayBeEdited, isOutOfDate, timeZone } = props;
  return (
    <>
      <p>
        <a href={`${path}#s${story.position}`}>{say("Back to the digest", "返回本期")}</a>
      </p>
      {isOutOfDate && (
        <p class="notice" role="alert">
          {say(
            "Somebody else changed the digest meanwhile. Below stands what you typed; what it is now is beside it. Saving puts yours in its place.",
            "期间有人改动了本期。下面是你输入的内容，旁边是现在的内容；保存会以你的为准。",
          )}
        </p>
      )}
      {mayBeEdited && <Words {...props} />}
      <h2>{say("As it is", "当前内容")}</h2>
      <ReviewedStory story={story} timeZone={timeZone} />
      {mayBeEdited && props.others.length > 0 && <Joining {...props} />}
    </>
  );
}

function Words({ path, story, typed, faults, seen }: EditProps) {
  const say = useWords();
  return (
    <Form action={`${path}/stories/${story.position}`}>
      <input type="hidden" name="seen" value={seen} />
      <Input
        name="headline"
        label={say("Headline", "标题")}
        value={typed.headline}
        fault={faults.headline}
        required
      />
      <TextArea
        name="summary"
        rows={6}
        label={say("Summary", "摘要")}
        value={typed.summary}
        fault={faults.summary}
        hint={say("Plain text; **bold** for key terms. No links.", "纯文本，**加粗**关键词，不含链接。")}
      />
      <Input
        name="categories"
        label={say("Topics", "主题")}
        value={typed.categories}
        fault={faults.categories}
        hint={say("Divided by commas.", "用逗号分开。")}
      />
      <button>{say("Save", "保存")}</button>
    </Form>
  );
}

function Joining({ path, story, others, seen }: EditProps) {
  const say = useWords();
  return (
    <>
      <h2>{say("Merge or drop", "合并或移除")}</h2>
      <Form action={`${path}/stories/${story.position}/merge`}>
        <input type="hidden" name="seen" value={seen} />
        <Select
          name="into"
          label={say("Merge into", "并入")}
          choices={others.map(({ position, headline }) => [String(position), `${position}. ${headline}`])}
          hint={say(
            "Its posts join the other's; the other's words stay.",
            "来源并入另一条，保留另一条的文字。",
          )}
        />
        <button>{say("Merge", "合并")}</button>
      </Form>
      <Button
        action={`${path}/stories/${story.position}/drop`}
        text={say("Drop this story", "移除这一条")}
        fields={{ seen }}
        ask={say("Drop this story?", "移除这一条？")}
        isGrave
      />
    </>
  );
}
