/** How a source is doing, in a word. */
import { useWords } from "./operator.ts";
import { State } from "./parts.tsx";

type Doing = {
  paused: boolean;
  failureCount: number;
  failure: string | null;
  notice: string | null;
  polledAt: Date | null;
};

export function SourceState({ paused, failureCount, failure, notice, polledAt }: Doing) {
  const say = useWords();
  if (paused) return <State text={say("paused", "已暂停")} tone={failure === null ? "plain" : "bad"} />;
  if (failureCount > 0)
    return <State text={say(`fails, ${failureCount} in a row`, `连续失败 ${failureCount} 次`)} tone="bad" />;
  if (failure !== null) return <State text={say("fails", "失败")} tone="bad" />;
  if (polledAt === null) return <State text={say("not asked yet", "尚未读取")} tone="open" />;
  if (notice !== null) return <State text={say("odd", "异常")} tone="open" />;
  return <State text={say("well", "正常")} tone="good" />;
}

/** Without what is alike in all of them. */
export const shortUrl = (url: string): string => url.replace(/^https?:\/\/(?:www\.)?/, "").replace(/\/$/, "");
