/** Where one is in the set-up of a newsletter. */
import type { Child } from "hono/jsx";
import { useWords } from "../operator.ts";

export type Step = "newsletter" | "sources" | "sender" | "model" | "trial" | "open";

const STEPS: [Step, en: string, zh: string][] = [
  ["newsletter", "Newsletter", "刊物"],
  ["sources", "Sources", "来源"],
  ["sender", "Sender", "发件域名"],
  ["model", "Model", "模型"],
  ["trial", "Test digest", "试刊"],
  ["open", "Open", "开刊"],
];

type StepsProps = { step: Step; newsletterId: string | null; children: Child };

export function Steps({ step, newsletterId, children }: StepsProps) {
  const say = useWords();
  return (
    <>
      <nav aria-label={say("Steps", "步骤")}>
        <ol class="steps">
          {STEPS.map(([name, en, zh]) => (
            <li {...(name === step && { "aria-current": "step" as const })}>
              {newsletterId === null || name === "newsletter" ? (
                say(en, zh)
              ) : (
                <a href={`/admin/setup/${newsletterId}/${name}`}>{say(en, zh)}</a>
              )}
            </li>
          ))}
        </ol>
      </nav>
      {children}
    </>
  );
}

export function Next({ newsletterId, step }: { newsletterId: string; step: Step }) {
  const say = useWords();
  return (
    <p>
      <a class="next" href={`/admin/setup/${newsletterId}/${step}`}>
        {say("Go on", "下一步")}
      </a>
    </p>
  );
}
