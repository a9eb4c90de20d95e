/** What the templates themselves say. Words about one digest or one story are worded by the caller. */
import type { Language } from "./language.ts";

type Strings = {
  onTheWeb: string;
  unsubscribe: string;
  preferences: string;
  /** Between a label and what it labels. */
  colon: string;
  whyDigest: (newsletterName: string) => string;
  /** Before the headlines of stories that are only named. */
  also: string;
  more: (count: number) => string;
  confirmSubject: (newsletterNames: string) => string;
  confirmTitle: string;
  confirmPreheader: string;
  confirmAsk: string;
  confirmButton: string;
  confirmNotYou: string;
  /** Above a link that is written out. */
  plainLink: string;
  welcome: {
    subject: (siteName: string) => string;
    title: (siteName: string) => string;
    text: string;
    button: string;
    closing: string;
  };
  goodbye: Letter;
  letters: Record<"freshLink" | "addressChange" | "addressChanged", Letter>;
};

type Letter = {
  subject: (siteName: string) => string;
  title: string;
  preheader: string;
  text: (siteName: string) => string;
  button: string;
  closing: string;
};

export const STRINGS: Record<Language, Strings> = {
  "zh-CN": {
    onTheWeb: "网页版",
    unsubscribe: "退订",
    preferences: "偏好设置",
    colon: "：",
    whyDigest: (newsletterName) => `你收到这封邮件，是因为你订阅了《${newsletterName}》。`,
    also: "另外：",
    more: (count) => `另有 ${count} 则，到网页上接着读`,
    confirmSubject: (names) => `请确认订阅：${names}`,
    confirmTitle: "确认订阅",
    confirmPreheader: "还差一步：点一下按钮，订阅就生效。",
    confirmAsk: "有人（也许就是你）用这个邮箱地址订阅了：",
    confirmButton: "确认订阅",
    confirmNotYou: "如果不是你，什么都不用做：没有确认，我们就不会再写信来。",
    plainLink: "按钮打不开的话，请把这个链接复制到浏览器里：",
    welcome: {
      subject: (siteName) => `订阅成功：${siteName}`,
      title: (siteName) => `欢迎来读《${siteName}》`,
      text: "从下一期起，寄给你的有：",
      button: "先读最新一期",
      closing:
        "收得太多或太少，随时可以改：用下面的链接可以换简报、选投递的钟点、去掉不想看的话题、暂停或退订。每一期邮件里也有这两个链接。",
    },
    goodbye: {
      subject: (siteName) => `已退订：${siteName}`,
      title: "已退订",
      preheader: "这是我们寄给你的最后一封信。",
      text: (siteName) => `按照你的要求，《${siteName}》的所有简报都不会再寄给你了。谢谢你读过它们。`,
      button: "重新订阅",
      closing: "这是最后一封信，什么都不用做。如果不是你退订的，点上面的按钮就可以再订阅。",
    },
    letters: {
      freshLink: {
        subject: (siteName) => `你的偏好设置链接：${siteName}`,
        title: "你的偏好设置",
        preheader: "这个链接只能由你本人打开，请不要转发。",
        text: (siteName) =>
          `有人（应该就是你）要了一个新链接，用来查看和修改你在 ${siteName} 的订阅、投递时间、邮箱地址和个人数据。`,
        button: "打开偏好设置",
        closing:
          "如果不是你要的，不用理会：没有这个链接，谁也看不到、改不了什么。请不要把这封邮件转发给别人。",
      },
      addressChange: {
        subject: (siteName) => `请确认新的收件地址：${siteName}`,
        title: "确认新的收件地址",
        preheader: "还差一步：确认之后，简报就寄到这个地址。",
        text: (siteName) => `${siteName} 的一位读者想让简报以后寄到这个地址。如果就是你，请确认：`,
        button: "确认这个地址",
        closing: "如果不是你，什么都不用做：没有确认，我们就不会再写信来。",
      },
      addressChanged: {
        subject: (siteName) => `收件地址已更改：${siteName}`,
        title: "收件地址已更改",
        preheader: "以后的简报会寄到新的地址。",
        text: (siteName) => `按照你的要求，${siteName} 的简报以后会寄到另一个地址，这个地址不再收到简报。`,
        button: "查看偏好设置",
        closing: "如果这不是你做的，请回复这封邮件告诉我们。",
      },
    },
  },
  en: {
    onTheWeb: "Read online",
    unsubscribe: "Unsubscribe",
    preferences: "Preferences",
    colon: ": ",
    whyDigest: (newsletterName) => `You get this mail because you subscribed to ${newsletterName}.`,
    also: "Also: ",
    more: (count) => (count === 1 ? "One more story online" : `${count} more stories online`),
    confirmSubject: (names) => `Please confirm: ${names}`,
    confirmTitle: "Confirm your subscription",
    confirmPreheader: "One step left: press the button and your subscription begins.",
    confirmAsk: "Someone, perhaps you, signed this address up for:",
    confirmButton: "Confirm subscription",
    confirmNotYou: "If it was not you, do nothing: without a confirmation we will not write again.",
    plainLink: "If the button does not open, copy this link into your browser:",
    welcome: {
      subject: (siteName) => `You are subscribed: ${siteName}`,
      title: (siteName) => `Welcome to ${siteName}`,
      text: "From the next issue on you will get:",
      button: "Read the latest issue",
      closing:
        "Too much or too little? By the links below you can change newsletters, choose the hour, leave topics out, pause, or leave. They are in every mail.",
    },
    goodbye: {
      subject: (siteName) => `You are unsubscribed: ${siteName}`,
      title: "You are unsubscribed",
      preheader: "This is the last mail that we send you.",
      text: (siteName) =>
        `As you asked, no newsletter of ${siteName} will come to you any more. Thank you for having read them.`,
      button: "Subscribe again",
      closing:
        "This is the last mail, and there is nothing to do. If it was not you who left, press the button and subscribe again.",
    },
    letters: {
      freshLink: {
        subject: (siteName) => `Your link to the preferences: ${siteName}`,
        title: "Your preferences",
        preheader: "This link is for you alone: please do not forward it.",
        text: (siteName) =>
          `Someone, most likely you, asked for a fresh link to see and change what you get from ${siteName}, when it comes, your address and your data.`,
        button: "Open preferences",
        closing:
          "If it was not you, do nothing: without this link nobody can see or change anything. Please do not forward this mail.",
      },
      addressChange: {
        subject: (siteName) => `Please confirm your new address: ${siteName}`,
        title: "Confirm your new address",
        preheader: "One step left: once confirmed, your newsletters come to this address.",
        text: (siteName) =>
          `A reader of ${siteName} wants their newsletters to come to this address. If it was you, please confirm:`,
        button: "Confirm this address",
        closing: "If it was not you, do nothing: without a confirmation we will not write again.",
      },
      addressChanged: {
        subject: (siteName) => `Your address has changed: ${siteName}`,
        title: "Your address has changed",
        preheader: "Your newsletters now come to your new address.",
        text: (siteName) =>
          `As you asked, your newsletters from ${siteName} now go to another address, and no longer to this one.`,
        button: "See preferences",
        closing: "If this was not you, please answer this mail and tell us.",
      },
    },
  },
};
