/** What a feed gives now: its latest posts, how often it posts, and what is odd about it. All of it is text of strangers. */
import { safeHref } from "../../../lib/safe-href.ts";
import { DayChart } from "./day-chart.tsx";
import { useWords } from "./operator.ts";
import { None, Time } from "./parts.tsx";
import { Rhythm } from "./rhythm.tsx";

export type Post = { title: string; url: string; publishedAt: Date | null };

export type GivenProps = {
  posts: Post[];
  postCount: number;
  gapMinutes: number | null;
  warnings: string[];
  /** Posts a day; null: not drawn. */
  rhythm: { days: string[]; counts: number[] } | null;
};

export function Given({ posts, postCount, gapMinutes, warnings, rhythm }: GivenProps) {
  const say = useWords();
  return (
    <>
      {warnings.map((warning) => (
        <p class="notice">{warning}</p>
      ))}
      <p>
        {say(`It lists ${postCount} posts`, `列出 ${postCount} 条内容`)}
        {" · "}
        {say("posts ", "")}
        <Rhythm gapMinutes={gapMinutes} />
      </p>
      <Posts posts={posts} />
      {rhythm && (
        <DayChart
          title={say("Posts a day", "每天条数")}
          days={rhythm.days}
          up={{ name: say("posts", "条"), counts: rhythm.counts }}
        />
      )}
    </>
  );
}

export function Posts({ posts }: { posts: Post[] }) {
  const say = useWords();
  if (posts.length === 0) return <None text={say("No posts.", "没有内容。")} />;
  return (
    <ul>
      {posts.map(({ title, url, publishedAt }) => {
        const href = safeHref(url);
        const text = title || url;
        return (
          <li>
            {href === undefined ? (
              text
            ) : (
              <a href={href} rel="noreferrer nofollow">
                {text}
              </a>
            )}{" "}
            <Time at={publishedAt} />
          </li>
        );
      })}
    </ul>
  );
}
