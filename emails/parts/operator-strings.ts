/** What mails to the operator say. */
import type { Language } from "./language.ts";

type Strings = {
  review: {
    subject: (title: string) => string;
    text: (storyCount: number) => string;
    how: (apiUrl: string) => string[];
    noDeadline: string;
  };
  since: (sinceText: string) => string;
  look: (apiUrl: string) => string;
  onceADay: string;
  alerts: Record<
    "digest-failed" | "mailing-stopped" | "mailing-paused",
    { subject: (newsletterName: string) => string; whatToDo: string }
  >;
};

export const OPERATOR_STRINGS: Record<Language, Strings> = {
  "zh-CN": {
    review: {
      subject: (title) => `等你审阅：${title}`,
      text: (count) => `这一期已经写好，共 ${count} 则，等你放行：`,
      how: (url) => [`放行：POST ${url}/approve`, `作废：POST ${url}/drop`],
      noDeadline: "没有期限：你不放行，它就不发。",
    },
    since: (sinceText) => `始于 ${sinceText}：`,
    look: (url) => `详情：GET ${url}`,
    onceADay: "同一个原因，一天最多来一封信。",
    alerts: {
      "digest-failed": {
        subject: (name) => `《${name}》有一期没有做出来`,
        whatToDo: "下一期会照常开始。如果连着几期都这样，请看看来源和模型是否正常。",
      },
      "mailing-stopped": {
        subject: (name) => `《${name}》的邮件停在半路`,
        whatToDo: "处理好原因之后，让它继续；已经寄出的不会重寄。",
      },
      "mailing-paused": {
        subject: (name) => `《${name}》的邮件自动暂停了`,
        whatToDo: "退信或投诉超过了上限。请先看看名单从哪里来，再决定继续还是取消。",
      },
    },
  },
  en: {
    review: {
      subject: (title) => `To be reviewed: ${title}`,
      text: (count) =>
        count === 1
          ? "The issue is written, with one story, and waits for you:"
          : `The issue is written, with ${count} stories, and waits for you:`,
      how: (url) => [`To let it out: POST ${url}/approve`, `To drop it: POST ${url}/drop`],
      noDeadline: "There is no deadline: it does not go out unless you let it.",
    },
    since: (sinceText) => `Since ${sinceText}:`,
    look: (url) => `All that is known of it: GET ${url}`,
    onceADay: "There is at most one mail a day for one cause.",
    alerts: {
      "digest-failed": {
        subject: (name) => `An issue of ${name} could not be made`,
        whatToDo:
          "The next one starts as usual. If several fail in a row, please see whether the sources and the model are well.",
      },
      "mailing-stopped": {
        subject: (name) => `A mailing of ${name} has stopped on its way`,
        whatToDo: "Once its cause is mended, let it go on; what has been sent is not sent again.",
      },
      "mailing-paused": {
        subject: (name) => `A mailing of ${name} has paused by itself`,
        whatToDo:
          "Bounces or complaints went over the limit. Please see where the list comes from before you let it go on, or cancel it.",
      },
    },
  },
};
