/** The fourth step: who writes the stories. */
import { Button, Form, Input } from "../form.tsx";
import { useWords } from "../operator.ts";
import { Next, Steps } from "./steps.tsx";

type ModelProps = {
  newsletterId: string;
  /** Of the deployment's settings, which these pages can't change. */
  setName: string | null;
  kept: { name: string; baseUrl: string } | null;
  typed: { name: string; baseUrl: string };
  /** How the try went, where it failed. */
  fault: string | null;
};

export function SetupModelPage({ newsletterId, setName, kept, typed, fault }: ModelProps) {
  const say = useWords();
  const path = `/admin/setup/${newsletterId}/model`;
  return (
    <Steps step="model" newsletterId={newsletterId}>
      <p>
        {say(
          "Optional. With a language model, stories are written in the newsletter's language; without one they are excerpts of the posts. Links, authors and dates never pass through it.",
          "可选。有语言模型时，报道用刊物的语言写成；没有则摘录原帖。链接、作者和日期不经过模型。",
        )}
      </p>
      {setName !== null ? (
        <p>{say(`The deployment's settings name ${setName}.`, `部署设置中已指定 ${setName}。`)}</p>
      ) : (
        <>
          {kept && (
            <div class="row">
              <span>{say(`${kept.name} writes the stories.`, `由 ${kept.name} 撰写。`)}</span>
              <Button action={`${path}/drop`} text={say("Do without", "不再使用")} />
            </div>
          )}
          {fault !== null && (
            <p class="notice" role="alert">
              {say("It can't be used: ", "无法使用：")}
              {fault}
            </p>
          )}
          <Form action={path}>
            <Input
              name="baseUrl"
              label={say("Address", "接口地址")}
              type="url"
              required
              value={typed.baseUrl}
              placeholder="https://api.deepseek.com/v1"
              hint={say(
                "Of any endpoint in the OpenAI shape: OpenAI, DeepSeek, Qwen, Gemini, OpenRouter, Ollama.",
                "任何兼容 OpenAI 的接口：OpenAI、DeepSeek、通义千问、Gemini、OpenRouter、Ollama。",
              )}
            />
            <Input
              name="name"
              label={say("Model", "模型")}
              required
              value={typed.name}
              placeholder="deepseek-chat"
            />
            <Input
              name="apiKey"
              label={say("Key", "密钥")}
              type="password"
              hint={say("Kept sealed, and never shown again.", "加密保存，不再显示。")}
            />
            <button>{say("Try it with one call, and keep it", "试调用一次并保存")}</button>
          </Form>
        </>
      )}
      <Next newsletterId={newsletterId} step="trial" />
    </Steps>
  );
}
