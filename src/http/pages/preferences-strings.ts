/** What the pages of choosing say. */
import type { Language } from "./props.ts";

type Strings = {
  title: string;
  /** The page that a mail's link opens. */
  doorText: (maskedEmail: string) => string;
  doorWhy: string;
  sendLink: string;
  orLeave: string;
  /** The page for who has no mail at hand. */
  askText: string;
  email: string;
  linkSentTitle: string;
  linkSentText: string;
  linkSentNothing: string;
  expiredTitle: string;
  expiredText: string;
  unknownTitle: string;
  unknownText: string;
  saved: string;
  forAddress: (email: string) => string;
  newsletters: string;
  noNewsletters: string;
  language: string;
  languages: Record<Language, string>;
  whenTitle: string;
  whenText: string;
  hour: string;
  asItIsOut: string;
  timeZone: string;
  topicsTitle: string;
  topicsText: string;
  pauseTitle: string;
  pauseText: string;
  pausedUntil: (day: string) => string;
  pauseLabel: string;
  pauses: Record<"none" | "keep" | "7" | "14" | "30" | "90", string>;
  save: string;
  goalTitle: string;
  goalText: (join: string, leave: string) => string;
  goalButton: (join: string) => string;
  addressTitle: string;
  addressText: string;
  newAddress: string;
  changeAddress: string;
  awaiting: (email: string) => string;
  addressAnswers: Record<"asked" | "invalid" | "same" | "too-soon", string>;
  dataTitle: string;
  dataText: string;
  download: string;
  eraseTitle: string;
  eraseText: string;
  eraseSure: string;
  eraseUnsure: string;
  erase: string;
  erasedTitle: string;
  erasedText: string;
  confirmAddressTitle: string;
  confirmAddressText: (maskedEmail: string) => string;
  confirmAddress: string;
  addressChangedTitle: string;
  addressChangedText: string;
  takenTitle: string;
  takenText: string;
  fewerTitle: string;
  fewerText: string;
  fewerButton: string;
  home: string;
};

export const PREFERENCES: Record<Language, Strings> = {
  "zh-CN": {
    title: "偏好设置",
    doorText: (maskedEmail) => `这封邮件寄给 ${maskedEmail}。`,
    doorWhy:
      "邮件可能会被转发，所以这里不显示、也不修改任何个人数据。点一下按钮，我们把一个新链接寄到这个邮箱，两小时内有效：从那里可以选择简报、投递时间和语言，换邮箱，下载或删除数据。",
    sendLink: "把新链接寄给我",
    orLeave: "只想退订？",
    askText: "填写订阅时用的邮箱，我们把打开偏好设置的链接寄过去。",
    email: "邮箱地址",
    linkSentTitle: "请查收邮件",
    linkSentText: "如果这个邮箱订阅过，几分钟内会收到一个链接，两小时内有效。",
    linkSentNothing: "没有收到？请看看垃圾邮件。两分钟内重复索取，只会寄一封。",
    expiredTitle: "链接已过期",
    expiredText: "打开偏好设置的链接只在两小时内有效，换过邮箱之后，旧链接也不再有效。再要一个就好：",
    unknownTitle: "链接无效",
    unknownText: "链接可能抄漏了几个字。请从邮件里重新点开，或者填写邮箱，再要一个：",
    saved: "已保存。",
    forAddress: (email) => `寄往 ${email}`,
    newsletters: "简报",
    noNewsletters: "一份都不选，就不再收到任何简报。",
    language: "邮件和页面的语言",
    languages: { "zh-CN": "简体中文", en: "English" },
    whenTitle: "投递时间",
    whenText: "每天或每周一期的简报，可以在你那里的某个钟点寄到。其余的出刊就寄。",
    hour: "钟点",
    asItIsOut: "出刊就寄",
    timeZone: "时区",
    topicsTitle: "不想细看的话题",
    topicsText: "这些话题的消息会收进末尾的一行“另外”，只留标题。",
    pauseTitle: "暂停",
    pauseText: "休假或者忙的时候，可以先停一阵，到时候自动恢复。",
    pausedUntil: (day) => `已暂停到 ${day}。`,
    pauseLabel: "暂停多久",
    pauses: { none: "不暂停", keep: "保持暂停", "7": "一周", "14": "两周", "30": "一个月", "90": "三个月" },
    save: "保存",
    goalTitle: "换成少一些的？",
    goalText: (join, leave) => `改收《${join}》，不再收《${leave}》。`,
    goalButton: (join) => `改收《${join}》`,
    addressTitle: "换邮箱",
    addressText: "我们会先写信到新邮箱，在那里确认之后才换。",
    newAddress: "新邮箱地址",
    changeAddress: "换成这个邮箱",
    awaiting: (email) => `正在等 ${email} 的确认。`,
    addressAnswers: {
      asked: "已写信到新邮箱，请在那里确认。",
      invalid: "这个邮箱地址好像不对，比如 name@example.com。",
      same: "现在用的就是这个邮箱。",
      "too-soon": "刚刚已经寄过一封信，请过两分钟再试。",
    },
    dataTitle: "你的数据",
    dataText: "我们存的关于你的全部数据，一个 JSON 文件。",
    download: "下载",
    eraseTitle: "删除我的数据",
    eraseText: "删除之后，所有订阅随之结束，无法恢复。我们只留下邮箱的加密指纹，免得别人的名单把你加回来。",
    eraseSure: "我确定要删除",
    eraseUnsure: "要删除，请先勾选上面这一项。",
    erase: "全部删除",
    erasedTitle: "已删除",
    erasedText: "关于你的数据都删掉了，也不会再有邮件。谢谢你读过我们。",
    confirmAddressTitle: "确认新的收件地址",
    confirmAddressText: (maskedEmail) => `以后的简报寄到 ${maskedEmail}？`,
    confirmAddress: "确认这个地址",
    addressChangedTitle: "邮箱已更换",
    addressChangedText: "从下一期起，简报寄到这个邮箱。",
    takenTitle: "这个邮箱已有订阅",
    takenText: "这个邮箱自己已经订阅过，没有更换。要调整它的订阅，请用它要一个偏好设置链接。",
    fewerTitle: "嫌太多？",
    fewerText: "可以换成不那么频繁的一份。我们寄一个链接给你，点开就换：",
    fewerButton: "寄链接给我",
    home: "回到首页",
  },
  en: {
    title: "Preferences",
    doorText: (maskedEmail) => `This mail went to ${maskedEmail}.`,
    doorWhy:
      "Mails get forwarded, so this page shows and changes no personal data. Press the button and a fresh link goes to that address. It works for two hours: choose newsletters, the hour and the language, change your address, download or erase your data.",
    sendLink: "Send me a fresh link",
    orLeave: "Only want to leave?",
    askText: "Type the address that you subscribed with, and the link to your preferences goes there.",
    email: "Email address",
    linkSentTitle: "Please look into your inbox",
    linkSentText:
      "If this address has subscribed, a link reaches it within a few minutes. It works for two hours.",
    linkSentNothing:
      "Nothing there? Look among the spam. Asked again within two minutes, only one mail is sent.",
    expiredTitle: "This link has expired",
    expiredText:
      "A link to your preferences works for two hours, and no longer once your address has changed. Just ask for another:",
    unknownTitle: "This link is not valid",
    unknownText:
      "A few letters of it may be lost. Open it again from the mail, or type your address for another:",
    saved: "Saved.",
    forAddress: (email) => `Sent to ${email}`,
    newsletters: "Newsletters",
    noNewsletters: "Tick none, and none will come.",
    language: "Language of mails and pages",
    languages: { "zh-CN": "简体中文", en: "English" },
    whenTitle: "When",
    whenText: "Daily and weekly newsletters can come at an hour of yours. The others come when they are out.",
    hour: "Hour",
    asItIsOut: "When it is out",
    timeZone: "Time zone",
    topicsTitle: "Topics to leave out",
    topicsText: "Their stories shrink to a line of headlines at the end, under “Also”.",
    pauseTitle: "Pause",
    pauseText: "Away or busy? Take a break, and mails start again by themselves.",
    pausedUntil: (day) => `Paused until ${day}.`,
    pauseLabel: "For how long",
    pauses: {
      none: "No pause",
      keep: "Stay paused",
      "7": "One week",
      "14": "Two weeks",
      "30": "One month",
      "90": "Three months",
    },
    save: "Save",
    goalTitle: "Fewer instead?",
    goalText: (join, leave) => `Get ${join}, and no longer ${leave}.`,
    goalButton: (join) => `Switch to ${join}`,
    addressTitle: "Change address",
    addressText: "We write to the new address first; it counts once confirmed there.",
    newAddress: "New email address",
    changeAddress: "Use this address",
    awaiting: (email) => `Waiting for ${email} to confirm.`,
    addressAnswers: {
      asked: "We have written to the new address. Please confirm there.",
      invalid: "That address does not look right: name@example.com, for instance.",
      same: "That is the address in use already.",
      "too-soon": "A mail went out just now. Please try again in two minutes.",
    },
    dataTitle: "Your data",
    dataText: "All that we hold about you, as one JSON file.",
    download: "Download",
    eraseTitle: "Erase my data",
    eraseText:
      "All subscriptions end, and nothing can be brought back. We keep a keyed fingerprint of the address alone, so that nobody's list brings you back.",
    eraseSure: "Yes, I am sure",
    eraseUnsure: "To erase everything, please tick this first.",
    erase: "Erase everything",
    erasedTitle: "Erased",
    erasedText: "All that we held about you is gone, and no mail will come. Thank you for reading.",
    confirmAddressTitle: "Confirm your new address",
    confirmAddressText: (maskedEmail) => `Shall your newsletters come to ${maskedEmail}?`,
    confirmAddress: "Confirm this address",
    addressChangedTitle: "Your address has changed",
    addressChangedText: "From the next issue on, your newsletters come here.",
    takenTitle: "This address has subscriptions of its own",
    takenText:
      "It is subscribed already, so nothing was changed. To change what it gets, ask for a link to its preferences.",
    fewerTitle: "Too many?",
    fewerText: "Get one that comes less often. We send you a link; open it and it is done:",
    fewerButton: "Send me the link",
    home: "To the front page",
  },
};
