/** What mails to the operator say. */
import type { AlertCause } from "./alert-cause.ts";
import type { Language } from "./language.ts";

type Strings = {
  review: {
    subject: (title: string) => string;
    text: (storyCount: number) => string;
    /** On the button. */
    look: string;
    noDeadline: string;
  };
  since: (sinceText: string) => string;
  /** On the button. */
  look: string;
  more: (count: number) => string;
  onceADay: string;
  alerts: Record<AlertCause, { subject: (newsletterName: string) => string; whatToDo: string }>;
};

export const OPERATOR_STRINGS: Record<Language, Strings> = {
  "zh-CN": {
    review: {
      subject: (title) => `等你审阅：${title}`,
      text: (count) => `这一期已经写好，共 ${count} 则，等你放行：`,
      look: "去审阅",
      noDeadline: "没有期限：你不放行，它就不发。",
    },
    since: (sinceText) => `始于 ${sinceText}：`,
    look: "在后台查看",
    more: (count) => `另有 ${count} 条。`,
    onceADay: "同一个原因，一天最多来一封信。",
    alerts: {
      "slot-missed": {
        subject: (name) => `《${name}》错过了该出的一期`,
        whatToDo:
          "到点没有做出来，或者那段时间定时任务没有运行。请在 Cloudflare 后台看看 Cron 触发器和 Workflow 是否正常；错过的旧期不会补发，只补最近的一期。",
      },
      "digest-failed": {
        subject: (name) => `《${name}》有一期没有做出来`,
        whatToDo: "下一期会照常开始。如果连着几期都这样，请看看来源和模型是否正常。",
      },
      "source-dead": {
        subject: (name) => `《${name}》的来源一天多读不到了`,
        whatToDo: "请打开它的地址看看：搬家了就换新地址，不再更新就移除或暂停。恢复之后会自动继续读取。",
      },
      "model-failing": {
        subject: (name) => `《${name}》的模型不可用`,
        whatToDo:
          "这期间的内容以原文摘录发出。请看看模型的密钥、额度和服务状态；恢复之后下一期会自动改回撰写。",
      },
      "provider-waits": {
        subject: () => "邮件服务商让发信等候",
        whatToDo:
          "额度用完、频率超限或服务中断时会这样。到时候会自动继续，不必重发；如果经常发生，请在服务商那里提高额度。",
      },
      "mailing-stopped": {
        subject: (name) => `《${name}》的邮件停在半路`,
        whatToDo: "处理好原因之后，让它继续；已经寄出的不会重寄。",
      },
      "mailing-paused": {
        subject: (name) => `《${name}》的邮件自动暂停了`,
        whatToDo: "退信或投诉超过了上限。请先看看名单从哪里来，再决定继续还是取消。",
      },
      "rates-near": {
        subject: (name) => `《${name}》的退信或投诉接近上限`,
        whatToDo: "到了上限，邮件会自动暂停。请看看最近的名单从哪里来，导入的名单尤其要查。",
      },
      "chunk-unknown": {
        subject: (name) => `《${name}》有一批邮件不知是否寄到`,
        whatToDo:
          "服务商的答复丢失了，系统不会擅自重寄。请到服务商那里查证，再决定算作已寄、没寄，还是重寄一次。",
      },
      "channel-failing": {
        subject: () => "有推送渠道一天多发不出去",
        whatToDo: "请检查渠道的地址和密钥，再试发一次；机器人被移出群、地址被撤销都会这样。",
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
      look: "Review it",
      noDeadline: "There is no deadline: it does not go out unless you let it.",
    },
    since: (sinceText) => `Since ${sinceText}:`,
    look: "See it in the admin",
    more: (count) => `And ${count} more.`,
    onceADay: "There is at most one mail a day for one cause.",
    alerts: {
      "slot-missed": {
        subject: (name) => `An issue of ${name} was missed`,
        whatToDo:
          "It was due and has not been made, or the timer did not run. Please see in Cloudflare's dashboard whether the cron trigger and the Workflow are well. Old issues are not made up for, only the latest one.",
      },
      "digest-failed": {
        subject: (name) => `An issue of ${name} could not be made`,
        whatToDo:
          "The next one starts as usual. If several fail in a row, please see whether the sources and the model are well.",
      },
      "source-dead": {
        subject: (name) => `Sources of ${name} could not be read for a day`,
        whatToDo:
          "Please open their addresses: give a new one where it has moved, remove or pause what has ended. Once they answer again, they are read again.",
      },
      "model-failing": {
        subject: (name) => `The model of ${name} does not answer`,
        whatToDo:
          "Until it does, stories go out as excerpts. Please check its key, its quota and its provider's state; the next issue is written again by itself.",
      },
      "provider-waits": {
        subject: () => "The mail provider makes mailings wait",
        whatToDo:
          "A quota is used up, too much was sent at once, or the service is down. Sending goes on by itself and nothing has to be sent anew; if it happens often, ask the provider for more.",
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
      "rates-near": {
        subject: (name) => `Bounces or complaints of ${name} are near the limit`,
        whatToDo:
          "At the limit a mailing pauses by itself. Please see where the latest readers come from, imported lists first.",
      },
      "chunk-unknown": {
        subject: (name) => `Nobody knows whether some mails of ${name} were sent`,
        whatToDo:
          "The provider's answer was lost, and nothing is sent again by guess. Please look it up there, then decide: sent, not sent, or to be sent once more.",
      },
      "channel-failing": {
        subject: () => "A channel could not be told for a day",
        whatToDo:
          "Please check its address and secret and send a test: a bot that was removed from its group, or an address that was withdrawn, does this.",
      },
    },
  },
};
