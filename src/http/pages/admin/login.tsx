/** Where the admin token is shown. */
import type { Language } from "../props.ts";
import { useWords } from "./operator.ts";

type LoginProps = { language: Language; next: string; fault: "wrong" | "busy" | null };

export function LoginPage({ next, fault }: LoginProps) {
  const say = useWords();
  return (
    <form method="post" action="/admin/login" class="login">
      <h1>{say("Sign in", "登录")}</h1>
      <input type="hidden" name="next" value={next} />
      <div class="field">
        <label for="token">{say("Admin token", "管理令牌")}</label>
        <input
          id="token"
          name="token"
          type="password"
          required
          autocomplete="current-password"
          aria-describedby={fault ? "token-fault token-hint" : "token-hint"}
          {...(fault && { "aria-invalid": "true" as const })}
        />
        {fault && (
          <p class="fault" id="token-fault">
            {fault === "wrong"
              ? say("This is not the token.", "令牌不对。")
              : say("Too many tries. Wait a minute.", "尝试次数过多，请稍等一分钟。")}
          </p>
        )}
        <p class="hint" id="token-hint">
          {say(
            "The deployment's ADMIN_TOKEN: npm run deploy showed it once; on one machine, npm start does.",
            "部署时设置的 ADMIN_TOKEN：npm run deploy 只显示一次；在本机上由 npm start 显示。",
          )}
        </p>
      </div>
      <button>{say("Sign in", "登录")}</button>
    </form>
  );
}
