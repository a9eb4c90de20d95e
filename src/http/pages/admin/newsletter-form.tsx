/** The form of a newsletter: every field with what it means. */
import type { Child } from "hono/jsx";
import { Input, Select, TextArea } from "./form.tsx";
import { useWords } from "./operator.ts";

export type TypedNewsletter = {
  id: string;
  name: string;
  description: string;
  language: string;
  timeZone: string;
  schedule: string;
  lookbackHours: number;
  titlePattern: string;
  maxStories: number;
  minStories: number;
  senderName: string;
  senderEmail: string;
  sendWithinHours: number;
  rollsUp: string | null;
  review: string;
  reviewMinutes: number;
};

/** The schedule as it is chosen: a number of hours, or a word. */
export type TypedSchedule = { every: string; hour: number; weekday: number };

type FieldsProps = {
  typed: TypedNewsletter;
  schedule: TypedSchedule;
  faults: Record<string, string>;
};

export function About({ typed, faults, isNew }: FieldsProps & { isNew: boolean }) {
  const say = useWords();
  return (
    <Group title={say("What it is", "基本信息")}>
      <Input
        name="name"
        label={say("Name", "名称")}
        value={typed.name}
        required
        fault={faults["name"]}
        hint={say("As readers see it.", "读者看到的刊名。")}
      />
      {isNew && (
        <Input
          name="id"
          label={say("Address", "网址标识")}
          value={typed.id}
          required
          fault={faults["id"]}
          placeholder="ai-news"
          hint={say(
            "The first word of its web address: small letters, digits, hyphens. It can never be changed.",
            "网址里的第一个词：小写字母、数字和连字符，以后不能更改。",
          )}
        />
      )}
      <TextArea
        name="description"
        label={say("Description", "简介")}
        value={typed.description}
        rows={2}
        fault={faults["description"]}
        hint={say("A sentence or two, on its page and in feeds.", "一两句话，显示在刊物页和订阅源里。")}
      />
      <Select
        name="language"
        label={say("Language", "语言")}
        value={typed.language}
        fault={faults["language"]}
        choices={[
          ["zh-CN", "中文"],
          ["en", "English"],
        ]}
        hint={say("Of its stories, pages and mails.", "报道、网页和邮件所用的语言。")}
      />
    </Group>
  );
}

export function Timing({ typed, schedule, faults }: FieldsProps) {
  const say = useWords();
  return (
    <Group title={say("When it comes out", "出刊时间")}>
      <Select
        name="every"
        label={say("How often", "频率")}
        value={schedule.every}
        choices={[
          ...[1, 2, 3, 4, 6, 8, 12].map((hours): [string, string] => [
            String(hours),
            hours === 1 ? say("Every hour", "每小时") : say(`Every ${hours} hours`, `每 ${hours} 小时`),
          ]),
          ["daily", say("Every day", "每天")],
          ["weekdays", say("Monday to Friday", "周一到周五")],
          ["weekly", say("Every week", "每周")],
          ["own", say("By a schedule of my own", "自定义")],
        ]}
      />
      <Select
        name="hour"
        label={say("At", "时刻")}
        value={String(schedule.hour)}
        choices={Array.from({ length: 24 }, (_, hour) => [
          String(hour),
          `${String(hour).padStart(2, "0")}:00`,
        ])}
        hint={say("For daily and weekly ones.", "用于每天和每周。")}
      />
      <Select
        name="weekday"
        label={say("On", "星期")}
        value={String(schedule.weekday)}
        choices={[
          ["1", say("Monday", "星期一")],
          ["2", say("Tuesday", "星期二")],
          ["3", say("Wednesday", "星期三")],
          ["4", say("Thursday", "星期四")],
          ["5", say("Friday", "星期五")],
          ["6", say("Saturday", "星期六")],
          ["0", say("Sunday", "星期日")],
        ]}
        hint={say("For weekly ones.", "用于每周。")}
      />
      <Input
        name="schedule"
        label={say("Own schedule", "自定义时间表")}
        value={schedule.every === "own" ? typed.schedule : ""}
        fault={faults["schedule"]}
        placeholder="30 7,19 * * *"
        hint={say(
          "Five fields of cron: minute, hour, day, month, weekday. Only for “a schedule of my own”.",
          "cron 的五个字段：分、时、日、月、星期。仅用于“自定义”。",
        )}
      />
      <Input
        name="timeZone"
        label={say("Time zone", "时区")}
        value={typed.timeZone}
        required
        list="time-zones"
        fault={faults["timeZone"]}
        hint={say(
          "Such as Asia/Shanghai: hours and dates are read in it.",
          "如 Asia/Shanghai，时刻和日期以此为准。",
        )}
      />
      <TimeZones />
    </Group>
  );
}

export function Sender({ typed, faults }: FieldsProps) {
  const say = useWords();
  return (
    <Group title={say("Who sends it", "发件人")}>
      <Input
        name="senderName"
        label={say("Sender's name", "发件人名称")}
        value={typed.senderName}
        required
        fault={faults["senderName"]}
      />
      <Input
        name="senderEmail"
        label={say("Sender's address", "发件人地址")}
        type="email"
        value={typed.senderEmail}
        required
        fault={faults["senderEmail"]}
        hint={say("Of a domain that is verified with the mail provider.", "域名须已在邮件服务商处完成验证。")}
      />
      <Amount
        typed={typed}
        faults={faults}
        name="sendWithinHours"
        label={say("Mailed within (hours)", "投递时限（小时）")}
        most={336}
        hint={say(
          "After its slot, a digest older than this is old news and is not mailed any more.",
          "超过这个时间就成了旧闻，不再发送。",
        )}
      />
    </Group>
  );
}

export function Telling({ typed, faults, others }: FieldsProps & { others: { id: string; name: string }[] }) {
  const say = useWords();
  return (
    <Group title={say("What it tells", "内容")}>
      <Input
        name="titlePattern"
        label={say("Title of a digest", "每期标题")}
        value={typed.titlePattern}
        required
        fault={faults["titlePattern"]}
        hint={say(
          "{name}, {date}, {hours} and {slug} (such as 2026.05.04.08) are filled in.",
          "{name}、{date}、{hours} 和 {slug}（如 2026.05.04.08）会自动填入。",
        )}
      />
      <Amount
        typed={typed}
        faults={faults}
        name="maxStories"
        label={say("Stories at most", "最多条数")}
        most={50}
      />
      <Amount
        typed={typed}
        faults={faults}
        name="minStories"
        label={say("Stories at least", "最少条数")}
        most={50}
        hint={say("With fewer, the slot is skipped and nobody is mailed.", "不足时跳过这一期，不发邮件。")}
      />
      <Amount
        typed={typed}
        faults={faults}
        name="lookbackHours"
        label={say("Looks back (hours)", "回看（小时）")}
        most={336}
        hint={say(
          "Posts that old may still be told, if no digest has told them.",
          "此时间内、尚未报道过的帖子都在候选之列。",
        )}
      />
      <Select
        name="rollsUp"
        label={say("Rolls up", "汇总自")}
        value={typed.rollsUp ?? ""}
        fault={faults["rollsUp"]}
        choices={[
          ["", say("Nothing: it has sources of its own", "不汇总，使用自己的来源")],
          ...others.map(({ id, name }): [string, string] => [id, name]),
        ]}
        hint={say("The best of another newsletter's period.", "从另一份刊物的同期内容里选出最好的。")}
      />
    </Group>
  );
}

export function Reviewing({ typed, faults }: FieldsProps) {
  const say = useWords();
  return (
    <Group title={say("Who lets it out", "审核")}>
      <Select
        name="review"
        label={say("Review", "审核方式")}
        value={typed.review}
        fault={faults["review"]}
        choices={[
          ["none", say("None: it goes out by itself", "不审核，自动发布")],
          ["until-approved", say("A person must approve each digest", "每期须人工批准")],
          ["publish-after", say("A person may; it goes out at the deadline", "可审核，到期自动发布")],
          ["drop-after", say("A person may; it is dropped at the deadline", "可审核，到期作废")],
        ]}
      />
      <Amount
        typed={typed}
        faults={faults}
        name="reviewMinutes"
        label={say("Deadline (minutes)", "期限（分钟）")}
        most={10080}
      />
    </Group>
  );
}

type AmountProps = Pick<FieldsProps, "typed" | "faults"> & {
  name: "lookbackHours" | "maxStories" | "minStories" | "sendWithinHours" | "reviewMinutes";
  label: string;
  most: number;
  hint?: string;
};

/** A whole number from 1 on. */
const Amount = ({ typed, faults, name, most, ...said }: AmountProps) => (
  <Input {...said} name={name} type="number" min={1} max={most} value={typed[name]} fault={faults[name]} />
);

const Group = ({ title, children }: { title: string; children: Child }) => (
  <fieldset>
    <legend>{title}</legend>
    <div class="columns">{children}</div>
  </fieldset>
);

const TimeZones = () => (
  <datalist id="time-zones">
    {Intl.supportedValuesOf("timeZone").map((zone) => (
      <option value={zone} />
    ))}
  </datalist>
);
