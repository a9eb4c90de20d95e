/** The parts of a rank, as a small table. */
import { useWords } from "../operator.ts";

/** In the order of stories/rank.ts. */
const PARTS: [part: string, en: string, zh: string][] = [
  ["news", "news", "新闻性"],
  ["corroboration", "carried by", "印证"],
  ["weight", "source weight", "来源权重"],
  ["engagement", "engagement", "互动"],
  ["freshness", "fresh", "新鲜"],
  ["novelty", "new to readers", "新颖"],
  ["total", "total", "总分"],
];

export function Score({ score }: { score: Record<string, number> }) {
  const say = useWords();
  const parts = PARTS.filter(([part]) => score[part] !== undefined);
  if (parts.length === 0) return <p class="dim">{say("No score: added by hand.", "无评分：人工添加。")}</p>;
  return (
    <table class="score">
      <caption>{say("Score", "评分")}</caption>
      <tbody>
        {parts.map(([part, en, zh]) => (
          <tr>
            <th scope="row">{say(en, zh)}</th>
            <td class="number">{(score[part] ?? 0).toFixed(2)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
