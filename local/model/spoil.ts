/** What a fault makes of a good story. */
import type { Fault } from "./faults.ts";
import type { Task } from "./read-prompt.ts";
import { tell, type Told } from "./tell.ts";

/** What no post has: a number, a name, what it all means, a link. */
const ADDED: Partial<Record<Fault["kind"], Record<Task["language"], string>>> = {
  "invented-number": { zh: "用户已达 987654 人。", en: "It has 987,654 users." },
  "invented-name": {
    zh: "费舍尔·奥登伍德（Fisher Oddenwood）出席了发布会。",
    en: "Fisher Oddenwood of Quillmere spoke at the launch.",
  },
  closing: {
    zh: "这标志着整个行业进入了一个崭新的时代，未来充满无限可能。",
    en: "This marks a pivotal moment for the whole industry and underscores the transformative power of innovation.",
  },
  url: { zh: "详情见 https://promo.example/win 。", en: "More at https://promo.example/win today." },
};

export function spoil(told: Told, task: Task, fault: Fault | undefined): Told {
  const { language } = task;
  if (!fault) return told;
  if (fault.kind === "wrong-language") return tell({ ...task, language: language === "zh" ? "en" : "zh" });
  if (fault.kind === "unknown-post") return { ...told, posts: [...told.posts, task.posts.length + 40] };
  if (fault.kind === "obey") return obey(told, task, fault.text);
  const added = ADDED[fault.kind]?.[language];
  return added ? { ...told, summary: told.summary + (language === "zh" ? "" : " ") + added } : told;
}

function obey(told: Told, { posts }: Task, text: string | undefined): Told {
  const order = text ?? posts.at(-1)?.text.split("\n\n").at(-1) ?? "";
  return { ...told, headline: order.slice(0, 80), summary: order };
}
