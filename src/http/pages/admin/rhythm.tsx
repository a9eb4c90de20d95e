/** How often a source posts, in words. */
import { useWords } from "./operator.ts";

const [HOUR, DAY] = [60, 24 * 60];

/** gapMinutes: the usual time between its posts; null where too few have dates. */
export function Rhythm({ gapMinutes }: { gapMinutes: number | null }) {
  const say = useWords();
  if (gapMinutes === null) return <span class="dim">{say("not known", "未知")}</span>;
  if (gapMinutes < 2 * HOUR) return <>{say(`every ${gapMinutes} minutes`, `约每 ${gapMinutes} 分钟`)}</>;
  if (gapMinutes < 2 * DAY) {
    const hours = Math.round(gapMinutes / HOUR);
    return <>{say(`every ${hours} hours`, `约每 ${hours} 小时`)}</>;
  }
  const days = Math.round(gapMinutes / DAY);
  return <>{say(`every ${days} days`, `约每 ${days} 天`)}</>;
}
