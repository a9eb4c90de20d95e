/** The subscribers: how many come and go, finding one, taking lists in and out, and suppressing an address. */
import { DayChart } from "./day-chart.tsx";
import { Filter } from "./filter.tsx";
import { Form, Input, Select } from "./form.tsx";
import { useOperator, useWords } from "./operator.ts";
import { Count } from "./parts.tsx";

type Day = { day: string; joinedCount: number; leftCount: number };

type SubscribersProps = {
  newsletters: { id: string; name: string; subscriberCount: number }[];
  /** "": of all. */
  newsletterId: string;
  days: Day[];
  typed: string;
  address: string;
  faults: Record<string, string>;
};

const MONTH_DAYS = 30;

export function SubscribersPage(props: SubscribersProps) {
  const { newsletters, newsletterId, typed, address, faults } = props;
  const say = useWords();
  return (
    <>
      <Form action="/admin/subscribers/search" class="filter">
        <Input
          name="search"
          type="search"
          label={say("Find a person, by an address or how it begins", "按地址或地址开头查找订阅者")}
          value={typed}
          fault={faults["search"]}
        />
        <button>{say("Find", "查找")}</button>
      </Form>
      <h2>{say("Growth and churn", "增长与流失")}</h2>
      <Filter action="/admin/subscribers">
        <NewsletterChoice newsletters={newsletters} value={newsletterId} />
      </Filter>
      <Growth {...props} />
      <h2>{say("Lists", "名单")}</h2>
      <p>
        <a href="/admin/subscribers/import">{say("Import a list", "导入名单")}</a>
      </p>
      <Export newsletterId={newsletterId} />
      <h2>{say("Suppress an address", "停发某个地址")}</h2>
      <Form action="/admin/subscribers/suppress">
        <Input
          name="address"
          type="email"
          label={say("Address", "地址")}
          value={address}
          fault={faults["address"]}
          hint={say(
            "It is never written to again, whether it is subscribed or not, until it is lifted here. Its subscriptions end.",
            "无论是否订阅，都不再给它发信，直到在此解除；它的订阅会结束。",
          )}
        />
        <button class="grave">{say("Suppress", "停发")}</button>
      </Form>
    </>
  );
}

function NewsletterChoice({
  newsletters,
  value,
}: {
  newsletters: SubscribersProps["newsletters"];
  value: string;
}) {
  const say = useWords();
  return (
    <Select
      name="newsletter"
      label={say("Newsletter", "刊物")}
      value={value}
      choices={[["", say("All", "全部")], ...newsletters.map(({ id, name }): [string, string] => [id, name])]}
    />
  );
}

const sum = (days: Day[], of: "joinedCount" | "leftCount") => days.reduce((total, day) => total + day[of], 0);

function Growth({ newsletters, newsletterId, days }: SubscribersProps) {
  const say = useWords();
  const { language } = useOperator();
  const activeCount = newsletters
    .filter(({ id }) => newsletterId === "" || id === newsletterId)
    .reduce((total, { subscriberCount }) => total + subscriberCount, 0);
  const month = days.slice(-MONTH_DAYS);
  const [joined, left] = [sum(month, "joinedCount"), sum(month, "leftCount")];
  const before = activeCount - joined + left;
  const churn =
    before > 0 ? ((100 * left) / before).toLocaleString(language, { maximumFractionDigits: 2 }) : null;
  return (
    <>
      <ul class="cards">
        <Figure name={say("Active subscriptions", "有效订阅")} count={activeCount} />
        <Figure name={say("Joined in 30 days", "30 天内订阅")} count={joined} />
        <Figure name={say("Left in 30 days", "30 天内退订")} count={left} />
        <li class="card">
          {say("Churn of 30 days", "30 天流失率")}
          <span class="figure">{churn === null ? "–" : `${churn} %`}</span>
          <span class="dim">{say("left, of those 30 days ago", "退订数 ÷ 30 天前的订阅数")}</span>
        </li>
      </ul>
      <DayChart
        title={say("90 days", "近 90 天")}
        days={days.map(({ day }) => day)}
        up={{ name: say("joined", "订阅"), counts: days.map(({ joinedCount }) => joinedCount) }}
        down={{ name: say("left", "退订"), counts: days.map(({ leftCount }) => leftCount) }}
      />
    </>
  );
}

function Figure({ name, count }: { name: string; count: number }) {
  return (
    <li class="card">
      {name}
      <span class="figure">
        <Count of={count} />
      </span>
    </li>
  );
}

function Export({ newsletterId }: Pick<SubscribersProps, "newsletterId">) {
  const say = useWords();
  const statuses: [string, string][] = [
    ["", say("Every state", "全部状态")],
    ["active", say("active", "有效")],
    ["pending", say("not confirmed", "未确认")],
    ["unsubscribed", say("left", "已退订")],
    ["bounced", say("bounced", "退信")],
    ["complained", say("complained", "投诉")],
  ];
  return (
    <Form action="/admin/subscribers/export">
      <input type="hidden" name="newsletter" value={newsletterId} />
      <Select
        name="status"
        label={say("Export", "导出")}
        value=""
        choices={statuses}
        hint={say(
          "A CSV file, which an import reads back; of the newsletter chosen above, or of all.",
          "CSV 文件，可再次导入；范围为上面选择的刊物或全部。",
        )}
      />
      <button class="quiet">{say("Download as CSV", "下载 CSV")}</button>
    </Form>
  );
}
