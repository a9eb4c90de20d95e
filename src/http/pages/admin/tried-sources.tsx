/** The second step of adding sources: what was found, each to be ticked. The list travels along as OPML. */
import { Form } from "./form.tsx";
import { Given, type GivenProps } from "./given.tsx";
import { useWords } from "./operator.ts";
import { shortUrl } from "./source-state.tsx";

type Source = {
  kind: "feed" | "x" | "push";
  url: string;
  title: string;
  siteUrl: string | null;
  weight: number;
  paused: boolean;
  folder: string[];
};

export type Tried =
  | {
      kind: "found";
      input: string;
      source: Source;
      given: GivenProps | null;
      caution: string | null;
      others: { url: string; title: string }[];
      isKnown: boolean;
    }
  | { kind: "failed"; input: string; reason: string };

type Found = Extract<Tried, { kind: "found" }>;

type TriedProps = {
  newsletter: { id: string; name: string };
  tried: Tried[];
  list: string;
  /** Where the list was longer: how many of it are shown. */
  cutTo: number | null;
};

export function TriedPage({ newsletter, tried, list, cutTo }: TriedProps) {
  const say = useWords();
  const found = tried.filter((one) => one.kind === "found");
  const failed = tried.filter((one) => one.kind === "failed");
  const addPath = `/admin/newsletters/${newsletter.id}/sources/add`;
  return (
    <>
      {cutTo !== null && (
        <p class="notice">
          {say(
            `The list is longer: its first ${cutTo} are shown. Upload the rest as a list of its own.`,
            `列表更长：只显示前 ${cutTo} 个，其余请另存为一个列表上传。`,
          )}
        </p>
      )}
      {failed.length > 0 && <Failed failed={failed} />}
      {found.length > 0 && (
        <Form action={`/admin/newsletters/${newsletter.id}/sources/save`}>
          <input type="hidden" name="list" value={list} />
          <h2>{say(`Found: ${found.length}`, `找到 ${found.length} 个`)}</h2>
          {found.map((one, at) => (
            <OneFound one={one} id={`source-${at}`} />
          ))}
          <p>
            <button>{say("Add the ticked ones", "添加已勾选的")}</button>
          </p>
        </Form>
      )}
      <p>
        <a href={addPath}>{say("Try others", "试试其他的")}</a>
      </p>
    </>
  );
}

function Failed({ failed }: { failed: Extract<Tried, { kind: "failed" }>[] }) {
  const say = useWords();
  return (
    <>
      <h2>{say(`Not found: ${failed.length}`, `未找到 ${failed.length} 个`)}</h2>
      <ul>
        {failed.map(({ input, reason }) => (
          <li>
            <strong>{input}</strong>
            {": "}
            {reason}
          </li>
        ))}
      </ul>
    </>
  );
}

function OneFound({ one, id }: { one: Found; id: string }) {
  const say = useWords();
  const { source, given, caution, others, isKnown } = one;
  return (
    <section class="card">
      <div class="field check">
        <input id={id} name="url" type="checkbox" value={source.url} checked={!isKnown && caution === null} />
        <label for={id}>{source.title || shortUrl(source.url)}</label>
      </div>
      <p class="dim">
        {source.kind === "x" ? say("account on X", "X 账号") : say("feed", "订阅源")}
        {" · "}
        {shortUrl(source.url)}
        {source.folder.length > 0 && ` · ${source.folder.join(" / ")}`}
        {source.weight !== 1 && ` · ${say("weight", "权重")} ${source.weight}`}
        {source.paused && ` · ${say("paused", "已暂停")}`}
        {isKnown && ` · ${say("the newsletter has it already", "该刊物已有")}`}
      </p>
      {caution !== null && <p class="notice">{caution}</p>}
      {given && <Given {...given} />}
      {others.length > 0 && <Others others={others} />}
    </section>
  );
}

function Others({ others }: Pick<Found, "others">) {
  const say = useWords();
  return (
    <details>
      <summary class="dim">
        {say(`The page names ${others.length} more feeds`, `该页面还有 ${others.length} 个订阅源`)}
      </summary>
      <ul>
        {others.map(({ url, title }) => (
          <li>
            {title && `${title}: `}
            {url}
          </li>
        ))}
      </ul>
    </details>
  );
}
