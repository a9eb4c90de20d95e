/** One digest for who reviews or corrects it: its state, its stories beside their posts, and what it left out. */
import { Decisions, type Decidable } from "./decisions.tsx";
import { LeftOutList } from "./left-out.tsx";
import { Evidence } from "./evidence.tsx";
import { Summary, type SummaryProps } from "./summary.tsx";
import { ReviewedStory, type PageReviewed } from "./story.tsx";
import { Button, Form, Input } from "../form.tsx";
import { useWords } from "../operator.ts";
import { None } from "../parts.tsx";

export type Typed = {
  /** What was typed, and is not done; with what is wrong with it. */
  url?: { value: string; fault: string };
  note?: { value: string; fault: string };
  order?: { value: string; fault: string };
  /** What became of a test mail, by address. */
  tested?: { to: string; outcome: string }[];
};

type DigestProps = SummaryProps & {
  stories: PageReviewed[];
  left: { postIds: number[]; headline: string; score: Record<string, number>; reason: string }[];
  /** Whether readers see other stories than these. */
  isChanged: boolean;
  may: Decidable;
  /** What a change has to show: that it was meant for what is shown here. */
  seen: string;
  typed: Typed;
};

export function DigestReviewPage(props: DigestProps) {
  const say = useWords();
  const { digest, stories, left, may, seen, typed, newsletter } = props;
  const path = `/admin/digests/${digest.id}`;
  return (
    <>
      <Summary
        digest={digest}
        newsletter={newsletter}
        mailing={props.mailing}
        publicPath={props.publicPath}
      />
      {props.isChanged && (
        <p class="notice">
          {say(
            "Readers still see what was published: what was changed since is shown to them by a correction, below.",
            "读者看到的仍是已发布的内容：之后的改动要通过下方的更正才会生效。",
          )}
        </p>
      )}
      <p>
        <a href={`${path}/preview`}>{say("Preview of page and mail", "预览网页与邮件")}</a>
      </p>
      <Decisions path={path} status={digest.status} may={may} note={typed.note} tested={typed.tested} />
      <h2>{say("Stories", "内容")}</h2>
      {stories.length === 0 && <None text={say("None.", "没有。")} />}
      {stories.map((story) => (
        <section class="reviewed" id={`s${story.position}`} aria-labelledby={`h${story.position}`}>
          <h3 id={`h${story.position}`} lang={story.language}>
            {story.position}. <Evidence spans={story.headline} />
          </h3>
          {may.edited && <StoryButtons story={story} stories={stories} path={path} seen={seen} />}
          <ReviewedStory story={story} timeZone={newsletter.timeZone} />
        </section>
      ))}
      {may.edited && <Additions path={path} seen={seen} typed={typed} stories={stories} />}
      <h2>{say("What did not go in", "未入选")}</h2>
      <LeftOutList left={left} action={may.edited ? `${path}/add-left-out` : null} seen={seen} />
    </>
  );
}

type ButtonsProps = { story: PageReviewed; stories: PageReviewed[]; path: string; seen: string };

function StoryButtons({ story, stories, path, seen }: ButtonsProps) {
  const say = useWords();
  const { position } = story;
  const at = `${path}/stories/${position}`;
  const to = story.headline.map(({ text }) => text).join("");
  return (
    <div class="row">
      <a href={at} aria-label={`${say("Edit", "修改")}: ${to}`}>
        {say("Edit", "修改")}
      </a>
      {position > 1 && <Button action={`${at}/up`} text={say("Up", "上移")} to={to} fields={{ seen }} />}
      {position < stories.length && (
        <Button action={`${at}/down`} text={say("Down", "下移")} to={to} fields={{ seen }} />
      )}
      {position > 1 && (
        <Button
          action={`${at}/merge`}
          text={say("Merge into the one above", "并入上一条")}
          to={to}
          fields={{ seen, into: String(position - 1) }}
        />
      )}
      <Button
        action={`${at}/drop`}
        text={say("Drop", "移除")}
        to={to}
        fields={{ seen }}
        ask={say("Drop this story?", "移除这一条？")}
      />
    </div>
  );
}

type AdditionsProps = Pick<DigestProps, "seen" | "typed" | "stories"> & { path: string };

function Additions({ path, seen, typed, stories }: AdditionsProps) {
  const say = useWords();
  return (
    <div class="columns">
      <Form action={`${path}/add`}>
        <input type="hidden" name="seen" value={seen} />
        <Input
          name="url"
          type="url"
          label={say("Add a story by its link", "按链接添加一条")}
          value={typed.url?.value}
          fault={typed.url?.fault}
          hint={say(
            "A post that is known, or a page that is read now. It is told at the end.",
            "可以是已收集的帖子，也可以是现在去读取的网页；会加在最后。",
          )}
        />
        <button>{say("Add", "添加")}</button>
      </Form>
      {stories.length > 1 && (
        <Form action={`${path}/reorder`}>
          <input type="hidden" name="seen" value={seen} />
          <Input
            name="order"
            label={say("Order", "顺序")}
            value={typed.order?.value ?? stories.map(({ position }) => position).join(" ")}
            fault={typed.order?.fault}
            hint={say("The numbers of all stories, in their new order.", "按新顺序列出所有条目的编号。")}
          />
          <button>{say("Reorder", "重新排序")}</button>
        </Form>
      )}
    </div>
  );
}
