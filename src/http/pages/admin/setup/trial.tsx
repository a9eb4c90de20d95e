/** The fifth step: a digest to look at, and a mail of it to oneself. And the last: letting it run. */
import { Button, Form, Input, Select } from "../form.tsx";
import { useWords } from "../operator.ts";
import { Facts, State } from "../parts.tsx";
import { DIGEST_STATES, type DigestState } from "../states.ts";
import { Next, Steps } from "./steps.tsx";

type TrialProps = {
  newsletterId: string;
  digest: {
    id: number;
    title: string;
    status: DigestState;
    reason: string | null;
    storyCount: number;
    headlines: string[];
  } | null;
  /** It was asked for, and waits for its sources. */
  isStarting: boolean;
  /** Of a test mail that was asked for. */
  mailed: { to: string; outcome: string } | null;
};

export function SetupTrialPage({ newsletterId, digest, isStarting, mailed }: TrialProps) {
  const say = useWords();
  const path = `/admin/setup/${newsletterId}/trial`;
  const isUnderWay = isStarting || digest?.status === "pressing";
  return (
    <Steps step="trial" newsletterId={newsletterId}>
      <p>
        {say(
          "A digest of what the sources hold now. Nobody sees it before you approve it.",
          "用来源现有的内容做一期试刊。在你批准之前没有人能看到。",
        )}
      </p>
      {!isUnderWay && digest?.status !== "held" && (
        <Button action={path} text={say("Make a test digest", "制作试刊")} />
      )}
      <div id="trial" {...(isUnderWay && { "data-live": true })}>
        {isUnderWay && <UnderWay />}
        {digest && <Outcome digest={digest} />}
      </div>
      {digest?.status === "held" && (
        <>
          <h2>{say("A test mail", "测试邮件")}</h2>
          <Form action={`${path}/mail`}>
            <Input name="to" label={say("To", "收件地址")} type="email" required />
            <button class="quiet">{say("Send", "发送")}</button>
          </Form>
          {mailed && (
            <p role="status">
              {mailed.to}: {mailed.outcome}
            </p>
          )}
        </>
      )}
      <Next newsletterId={newsletterId} step="open" />
    </Steps>
  );
}

function UnderWay() {
  const say = useWords();
  return (
    <p role="status">
      {say(
        "Sources are read and stories written; this takes up to two minutes. Load the page again to see it.",
        "正在读取来源、撰写报道，最多两分钟。可刷新页面查看。",
      )}
    </p>
  );
}

function Outcome({ digest }: { digest: NonNullable<TrialProps["digest"]> }) {
  const say = useWords();
  const { en, zh, tone } = DIGEST_STATES[digest.status];
  return (
    <>
      <h2>
        {digest.title} <State text={say(en, zh)} tone={tone} />
      </h2>
      {digest.reason !== null && <p>{digest.reason}</p>}
      {digest.headlines.length > 0 && (
        <ol>
          {digest.headlines.map((headline) => (
            <li>{headline}</li>
          ))}
        </ol>
      )}
      <p>
        <a href={`/admin/digests/${digest.id}`}>
          {say("Look at it, edit it, approve it", "查看、编辑、批准")}
        </a>
      </p>
    </>
  );
}

type OpenProps = {
  newsletterId: string;
  name: string;
  isOpen: boolean;
  publicUrl: string;
  sourceCount: number;
};

export function SetupOpenPage({ newsletterId, name, isOpen, publicUrl, sourceCount }: OpenProps) {
  const say = useWords();
  return (
    <Steps step="open" newsletterId={newsletterId}>
      <Facts
        list={[
          [say("Newsletter", "刊物"), name],
          [say("Sources", "来源"), sourceCount],
          [say("Page", "网页"), <a href={`/${newsletterId}`}>{`${publicUrl}/${newsletterId}`}</a>],
        ]}
      />
      {isOpen ? (
        <p>
          {say("It runs. ", "已开刊。")}
          <a href={`/admin/newsletters/${newsletterId}`}>{say("Its page in the admin", "管理页面")}</a>
        </p>
      ) : (
        <Form action={`/admin/setup/${newsletterId}/open`}>
          <Select
            name="review"
            label={say("Who lets its digests out", "由谁放行")}
            value="none"
            choices={[
              ["none", say("Nobody has to: they go out by themselves", "自动发布")],
              ["until-approved", say("A person must approve each one", "每期须人工批准")],
              [
                "publish-after",
                say("A person may, within an hour; then it goes out", "一小时内可审核，之后自动发布"),
              ],
            ]}
          />
          <button>{say("Open it", "开刊")}</button>
        </Form>
      )}
    </Steps>
  );
}
