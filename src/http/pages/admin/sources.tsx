/** The sources with their health, a page of them at a time. */
import { Filter } from "./filter.tsx";
import { Check, Select } from "./form.tsx";
import { useWords } from "./operator.ts";
import { None, Table, Time } from "./parts.tsx";
import { Rhythm } from "./rhythm.tsx";
import { shortUrl, SourceState } from "./source-state.tsx";

type Source = {
  id: number;
  kind: "feed" | "x" | "push";
  url: string;
  title: string;
  weight: number;
  paused: boolean;
  polledAt: Date | null;
  newestPostAt: Date | null;
  failureCount: number;
  failure: string | null;
  notice: string | null;
  gapMinutes: number | null;
};

type SourcesProps = {
  sources: Source[];
  newsletters: { id: string; name: string }[];
  /** "": of all. */
  newsletterId: string;
  isTrouble: boolean;
  lookedThroughCount: number;
  /** "" where there are no more. */
  nextHref: string | undefined;
};

export function SourcesPage(props: SourcesProps) {
  const { sources, newsletters, newsletterId, isTrouble, lookedThroughCount, nextHref } = props;
  const say = useWords();
  return (
    <>
      <Filter action="/admin/sources">
        <Select
          name="newsletter"
          label={say("Newsletter", "刊物")}
          value={newsletterId}
          choices={[
            ["", say("All", "全部")],
            ...newsletters.map(({ id, name }): [string, string] => [id, name]),
          ]}
        />
        <Check
          name="trouble"
          label={say("Only those in trouble", "只看有问题的")}
          isOn={isTrouble}
          value="1"
        />
      </Filter>
      <Doors newsletters={newsletters} newsletterId={newsletterId} />
      {isTrouble && (
        <p class="dim">
          {say(
            `${lookedThroughCount} sources were looked through; ${sources.length} of them are in trouble.`,
            `查看了 ${lookedThroughCount} 个来源，其中 ${sources.length} 个有问题。`,
          )}
        </p>
      )}
      {sources.length === 0 ? <None text={say("None here.", "这里没有。")} /> : <List sources={sources} />}
      {nextHref !== undefined && nextHref !== "" && (
        <p>
          <a href={nextHref} rel="next">
            {say("More", "更多")}
          </a>
        </p>
      )}
    </>
  );
}

/** Where sources are added: each newsletter has its own. */
function Doors({ newsletters, newsletterId }: Pick<SourcesProps, "newsletters" | "newsletterId">) {
  const say = useWords();
  const shown = newsletterId === "" ? newsletters : newsletters.filter(({ id }) => id === newsletterId);
  return (
    <p class="row">
      {shown.map(({ id, name }) => (
        <a href={`/admin/newsletters/${id}/sources/add`}>
          {shown.length > 1 ? say(`Add to ${name}`, `添加到${name}`) : say("Add sources", "添加来源")}
        </a>
      ))}
      {newsletterId !== "" && (
        <a href={`/admin/newsletters/${newsletterId}/sources.opml`} download>
          {say("Download as OPML", "下载 OPML")}
        </a>
      )}
    </p>
  );
}

function List({ sources }: { sources: Source[] }) {
  const say = useWords();
  return (
    <Table
      label={say("Sources", "来源")}
      head={[
        say("Health", "状况"),
        say("Source", "来源"),
        say("Newest post", "最新内容"),
        say("Posts", "频率"),
        { text: say("Weight", "权重"), isNumber: true },
      ]}
    >
      {sources.map((source) => (
        <tr>
          <td>
            <SourceState {...source} />
          </td>
          <td>
            <a href={`/admin/sources/${source.id}`}>{source.title || shortUrl(source.url)}</a>
            {source.title !== "" && <Line text={shortUrl(source.url)} />}
            {source.failure === null ? (
              source.notice !== null && <Line text={source.notice} />
            ) : (
              <Line text={source.failure} />
            )}
          </td>
          <td>
            <Time at={source.newestPostAt} />
          </td>
          <td>
            <Rhythm gapMinutes={source.gapMinutes} />
          </td>
          <td class="number">{source.weight}</td>
        </tr>
      ))}
    </Table>
  );
}

const Line = ({ text }: { text: string }) => (
  <>
    <br />
    <span class="dim">{text}</span>
  </>
);
