/** A story beside the posts that it is told from. */
import { Evidence, MissingTerms, type EvidenceSpan } from "./evidence.tsx";
import { Score } from "./score.tsx";
import { useWords } from "../operator.ts";
import { State, Time } from "../parts.tsx";

type PagePost = {
  title: EvidenceSpan[];
  text: EvidenceSpan[];
  url: string | null;
  author: string;
  handle: string | null;
  language: string;
  publishedAt: Date | null;
  /** Whether its text begins with its title. */
  repeatsTitle: boolean;
};

export type PageReviewed = {
  position: number;
  language: string;
  headline: EvidenceSpan[];
  summary: EvidenceSpan[];
  missing: string[];
  categories: string[];
  note: string | null;
  kind: "excerpt" | "written" | "imported";
  sourceCount: number;
  score: Record<string, number>;
  editedAt: Date | null;
  /** The headline of the story that it updates. */
  updates: string | null;
  /** Whether its posts may say more than is shown. */
  isPartial: boolean;
  posts: PagePost[];
};

type StoryProps = { story: PageReviewed; timeZone: string };

export function ReviewedStory({ story, timeZone }: StoryProps) {
  const say = useWords();
  return (
    <div class="beside">
      <div>
        <p lang={story.language}>
          <Evidence spans={story.summary} />
        </p>
        <MissingTerms terms={story.missing} isPartial={story.isPartial} />
        <p class="dim">
          <Kind story={story} /> · {say(`${story.sourceCount} sources`, `${story.sourceCount} 个来源`)}
          {story.categories.map((category) => ` · ${category}`)}
        </p>
        {story.updates !== null && (
          <p class="dim">
            {say("Updates: ", "更新自：")}
            {story.updates}
          </p>
        )}
        <Score score={story.score} />
      </div>
      <div>
        {story.posts.map((post) => (
          <Post post={post} timeZone={timeZone} />
        ))}
        {story.isPartial && (
          <p class="dim">{say("The story's page shows more of its posts.", "该条的页面有更多来源内容。")}</p>
        )}
      </div>
    </div>
  );
}

function Kind({ story: { kind, note, editedAt } }: { story: PageReviewed }) {
  const say = useWords();
  if (editedAt)
    return (
      <>
        <State text={say("edited", "人工修改")} tone="open" /> <Time at={editedAt} />
      </>
    );
  const words = {
    excerpt: note ?? say("excerpt", "原文摘录"),
    written: say("written by the model", "模型撰写"),
    imported: say("imported", "导入"),
  };
  return <>{words[kind]}</>;
}

function Post({ post, timeZone }: { post: PagePost; timeZone: string }) {
  const { url, author, handle, publishedAt, title, text, language, repeatsTitle } = post;
  return (
    <details class="post" open>
      <summary>
        <bdi>{author}</bdi>
        {handle !== null && <bdi class="dim"> @{handle}</bdi>} <Time at={publishedAt} timeZone={timeZone} />
      </summary>
      <div
        class="told"
        lang={language === "und" ? undefined : language}
        dir="auto"
        // a long one scrolls, by keyboard too
        role="group"
        tabindex={0}
        aria-label={author}
      >
        {!repeatsTitle && (
          <p>
            <strong>
              <Evidence spans={title} />
            </strong>
          </p>
        )}
        <p>
          <Evidence spans={text} />
        </p>
      </div>
      {url !== null && (
        <p>
          <a href={url} rel="noopener noreferrer nofollow">
            {url}
          </a>
        </p>
      )}
    </details>
  );
}
