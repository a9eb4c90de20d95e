/** One source: how it is doing, what may be changed of it, what it posts, and who has it. */
import { safeHref } from "../../../lib/safe-href.ts";
import { Button, Check, Form, Input } from "./form.tsx";
import { Given, Posts, type GivenProps, type Post } from "./given.tsx";
import { DayChart } from "./day-chart.tsx";
import { useWords } from "./operator.ts";
import { Facts, None, Time } from "./parts.tsx";
import { Rhythm } from "./rhythm.tsx";
import { SourceState } from "./source-state.tsx";

type Source = {
  id: number;
  kind: "feed" | "x" | "push";
  url: string;
  siteUrl: string | null;
  folder: string[];
  paused: boolean;
  nextPollAt: Date;
  polledAt: Date | null;
  succeededAt: Date | null;
  newestPostAt: Date | null;
  failureCount: number;
  failure: string | null;
  notice: string | null;
  gapMinutes: number | null;
  movedTo: string | null;
};

export type TypedSource = {
  title: string;
  weight: string | number;
  keepsReposts: boolean;
  keepsReplies: boolean;
};

const KINDS: Record<Source["kind"], [en: string, zh: string]> = {
  feed: ["A feed.", "订阅源。"],
  x: ["An account on X.", "X 账号。"],
  push: [
    "Its posts are pushed in through the API; nothing is asked for.",
    "内容由程序通过接口推送，不会主动读取。",
  ],
};

/** What it gave when it was asked just now. */
export type Asked = { kind: "given"; given: GivenProps } | { kind: "failed"; reason: string };

type SourceProps = {
  source: Source;
  typed: TypedSource;
  faults: Record<string, string>;
  holders: { id: string; name: string }[];
  posts: Post[];
  /** Posts a day. */
  rhythm: { days: string[]; counts: number[] };
  /** Whether all of its posts are counted. */
  isWhole: boolean;
  asked: Asked | null;
  now: Date;
  /** Whether accounts on X can be read by this deployment. */
  canReadX: boolean;
};

export function SourcePage(props: SourceProps) {
  const { source, asked, holders, posts, rhythm, isWhole } = props;
  const say = useWords();
  return (
    <>
      <Health {...props} />
      <Hand source={source} />
      {asked && (
        <section class="card" role="status">
          <h2>{say("Asked just now", "刚刚读取的结果")}</h2>
          {asked.kind === "given" ? <Given {...asked.given} /> : <p class="notice">{asked.reason}</p>}
        </section>
      )}
      <h2>{say("What may be changed", "设置")}</h2>
      <Fields {...props} />
      <h2>{say("Newsletters that have it", "使用它的刊物")}</h2>
      <Holders source={source} holders={holders} />
      <h2>{say("Its latest posts", "最近的内容")}</h2>
      <DayChart
        title={say("Posts a day", "每天条数")}
        days={rhythm.days}
        up={{ name: say("posts", "条"), counts: rhythm.counts }}
      />
      {!isWhole && <p class="hint">{say("Of its sixty latest posts.", "仅统计最近六十条。")}</p>}
      <Posts posts={posts} />
    </>
  );
}

function Health({ source, now, canReadX }: SourceProps) {
  const say = useWords();
  const { polledAt, succeededAt, failure, notice, movedTo, newestPostAt, gapMinutes, nextPollAt } = source;
  const home = source.siteUrl === null ? undefined : safeHref(source.siteUrl);
  return (
    <>
      <p>
        <SourceState {...source} /> {say(...KINDS[source.kind])}
      </p>
      {source.kind === "x" && !canReadX && (
        <p class="notice">
          {say(
            "It can't be read yet: accounts on X need X_BEARER_TOKEN or X_BRIDGE.",
            "暂时无法读取：X 账号需要设置 X_BEARER_TOKEN 或 X_BRIDGE。",
          )}
        </p>
      )}
      {failure !== null && <p class="notice">{failure}</p>}
      {notice !== null && <p class="notice">{notice}</p>}
      <Facts
        list={[
          [say("Read at", "读取地址"), source.url],
          [
            say("Site", "网站"),
            home === undefined ? (
              "–"
            ) : (
              <a href={home} rel="noreferrer nofollow">
                {home}
              </a>
            ),
          ],
          [say("Last asked", "上次读取"), <Time at={polledAt} />],
          [say("Last answered well", "上次成功"), <Time at={succeededAt} />],
          [say("Failures in a row", "连续失败"), source.failureCount],
          [say("Its newest post", "最新内容"), <Time at={newestPostAt} />],
          [say("It posts", "频率"), <Rhythm gapMinutes={gapMinutes} />],
          [
            say("Asked again", "下次读取"),
            source.kind === "push" ? (
              "–"
            ) : source.paused ? (
              say("not while it is paused", "暂停中，不读取")
            ) : nextPollAt <= now ? (
              say("within a quarter of an hour", "一刻钟内")
            ) : (
              <Time at={nextPollAt} />
            ),
          ],
          ...(movedTo === null
            ? []
            : [[say("It says that it moved to", "声明已迁至"), movedTo] as [string, string]]),
          ...(source.folder.length === 0
            ? []
            : [[say("Folder of its list", "列表中的文件夹"), source.folder.join(" / ")] as [string, string]]),
        ]}
      />
    </>
  );
}

function Hand({ source }: { source: Source }) {
  const say = useWords();
  const path = `/admin/sources/${source.id}`;
  return (
    <div class="row">
      {source.paused ? (
        <Button action={`${path}/resume`} text={say("Let it go on", "恢复")} />
      ) : (
        <Button action={`${path}/pause`} text={say("Pause", "暂停")} />
      )}
      {source.kind === "feed" && <Button action={`${path}/ask`} text={say("Ask it now", "立即读取")} />}
    </div>
  );
}

function Fields({ source, typed, faults }: SourceProps) {
  const say = useWords();
  return (
    <Form action={`/admin/sources/${source.id}`}>
      <Input
        name="title"
        label={say("Title", "名称")}
        value={typed.title}
        fault={faults["title"]}
        hint={say(
          "What readers see in the list of sources. Left empty, it takes the name that the source gives itself.",
          "读者在来源列表中看到的名称。留空则使用来源自己的名称。",
        )}
      />
      <Input
        name="weight"
        label={say("Weight", "权重")}
        type="number"
        min={0}
        max={10}
        value={typed.weight}
        fault={faults["weight"]}
        hint={say(
          "How much its word counts when stories are ranked, from 0 to 10: 1 is usual, twice as much lifts a story by as much each time, 0 lowers what it alone tells.",
          "排序时它的分量，0 到 10：通常为 1，每翻一倍提升相同幅度；0 会压低仅由它报道的内容。",
        )}
      />
      {source.kind === "x" && (
        <>
          <Check
            name="keepsReposts"
            label={say("Keep what it passes on", "保留转发")}
            isOn={typed.keepsReposts}
            hint={say(
              "Reposts of others' posts are stored as posts, too.",
              "它转发的他人内容也作为内容保存。",
            )}
          />
          <Check
            name="keepsReplies"
            label={say("Keep what it answers", "保留回复")}
            isOn={typed.keepsReplies}
            hint={say("Answers to others are stored as posts, too.", "它对他人的回复也作为内容保存。")}
          />
        </>
      )}
      <button>{say("Save", "保存")}</button>
    </Form>
  );
}

function Holders({ source, holders }: Pick<SourceProps, "source" | "holders">) {
  const say = useWords();
  if (holders.length === 0) return <None text={say("None: it is not asked any more.", "没有：不再读取。")} />;
  return (
    <ul>
      {holders.map(({ id, name }) => (
        <li>
          <a href={`/admin/sources?newsletter=${id}`}>{name}</a>{" "}
          <Button
            action={`/admin/newsletters/${id}/sources/${source.id}/remove`}
            text={say("Remove", "移除")}
            isGrave
            ask={say(`${name} loses this source. Remove it?`, `${name}将不再使用此来源。确定移除？`)}
          />
        </li>
      ))}
    </ul>
  );
}
