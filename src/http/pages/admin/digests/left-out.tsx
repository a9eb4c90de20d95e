/** What a digest did not tell, each with its reason and its score, to be told after all. */
import { Score } from "./score.tsx";
import { Button } from "../form.tsx";
import { useWords } from "../operator.ts";
import { None } from "../parts.tsx";

type LeftOut = { postIds: number[]; headline: string; score: Record<string, number>; reason: string };

const REASONS: Record<string, [en: string, zh: string]> = {
  "not-news": ["no news by its words", "不像新闻"],
  told: ["told before", "此前已报道"],
  "below-cut": ["below the cut: the digest was full", "名额已满"],
  author: ["its author leads three stories already", "同一作者已领衔三条"],
  alike: ["like a story that is told", "与已选内容相似"],
  thin: ["too little for a digest", "内容不足以成刊"],
  dropped: ["taken out by hand", "人工移除"],
};

type LeftOutProps = {
  left: LeftOut[];
  /** Where to add one; null where nothing can be added. */ action: string | null;
  seen: string;
};

export function LeftOutList({ left, action, seen }: LeftOutProps) {
  const say = useWords();
  if (left.length === 0)
    return (
      <None text={say("Nothing, or it was long ago: a month is kept.", "没有，或已超过保留期（一个月）。")} />
    );
  return (
    <ul class="plain">
      {left.map(({ postIds, headline, score, reason }) => (
        <li class="row">
          <details>
            <summary dir="auto">
              {headline || "–"} <span class="dim">{say(...(REASONS[reason] ?? [reason, reason]))}</span>
            </summary>
            <p class="dim">{say(`${postIds.length} posts`, `${postIds.length} 篇来源`)}</p>
            <Score score={score} />
          </details>
          {action !== null && (
            <Button
              action={action}
              text={say("Tell it", "加入本期")}
              to={headline}
              fields={{ post: String(postIds[0] ?? ""), seen }}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
