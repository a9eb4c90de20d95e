/** What the templates themselves say. Words about one digest or one story are worded by the caller. */
import type { Language } from "./language.ts";

type Strings = {
  onTheWeb: string;
  unsubscribe: string;
  preferences: string;
  /** Between a label and what it labels. */
  colon: string;
  whyDigest: (newsletterName: string) => string;
  more: (count: number) => string;
  confirmTitle: string;
  confirmPreheader: string;
  confirmAsk: string;
  confirmButton: string;
  confirmPlainLink: string;
  confirmNotYou: string;
};

export const STRINGS: Record<Language, Strings> = {
  "zh-CN": {
    onTheWeb: "网页版",
    unsubscribe: "退订",
    preferences: "偏好设置",
    colon: "：",
    whyDigest: (newsletterName) => `你收到这封邮件，是因为你订阅了《${newsletterName}》。`,
    more: (count) => `另有 ${count} 则，到网页上接着读`,
    confirmTitle: "确认订阅",
    confirmPreheader: "还差一步：点一下按钮，订阅就生效。",
    confirmAsk: "有人（也许就是你）用这个邮箱地址订阅了：",
    confirmButton: "确认订阅",
    confirmPlainLink: "按钮打不开的话，请把这个链接复制到浏览器里：",
    confirmNotYou: "如果不是你，什么都不用做：没有确认，我们就不会再写信来。",
  },
  en: {
    onTheWeb: "Read online",
    unsubscribe: "Unsubscribe",
    preferences: "Preferences",
    colon: ": ",
    whyDigest: (newsletterName) => `You get this mail because you subscribed to ${newsletterName}.`,
    more: (count) => (count === 1 ? "One more story online" : `${count} more stories online`),
    confirmTitle: "Confirm your subscription",
    confirmPreheader: "One step left: press the button and your subscription begins.",
    confirmAsk: "Someone, perhaps you, signed this address up for:",
    confirmButton: "Confirm subscription",
    confirmPlainLink: "If the button does not open, copy this link into your browser:",
    confirmNotYou: "If it was not you, do nothing: without a confirmation we will not write again.",
  },
};
