/** What the pages themselves say. Words about one newsletter, digest or story arrive worded in their props. */
import type { Language, PageFault } from "./props.ts";

type Strings = {
  skip: string;
  search: string;
  footer: string;
  footerNav: string;
  about: string;
  privacy: string;
  homeTitle: string;
  homeLead: (siteName: string) => string;
  newsletters: string;
  noNewsletters: string;
  latest: string;
  allIssues: string;
  noIssues: string;
  storyCount: (count: number) => string;
  anchor: (position: number) => string;
  moreSources: string;
  previous: string;
  next: string;
  neighbours: string;
  feed: string;
  subscribe: string;
  subscribeTo: (name: string) => string;
  chooseNewsletters: string;
  chooseOne: string;
  email: string;
  honeypot: string;
  faults: Record<PageFault, string>;
  stepTwoTitle: string;
  stepTwoText: string;
  stepTwoButton: string;
  typoTitle: string;
  typoText: (suggestion: string) => string;
  typoYes: (suggestion: string) => string;
  typoNo: (typed: string) => string;
  startAgain: string;
  turnstileFailed: string;
  turnstileNeedsScript: string;
  busyTitle: string;
  busyText: string;
  closedTitle: string;
  closedText: string;
  sentTitle: string;
  sentText: string;
  sentNothing: string;
  confirmTitle: string;
  confirmText: string;
  confirmButton: string;
  confirmedTitle: string;
  confirmedText: string;
  readMeanwhile: string;
  expiredTitle: string;
  expiredText: string;
  subscribeAgain: string;
  confirmAgain: string;
  sentAgainText: string;
  unsubscribeTitle: string;
  unsubscribeText: (maskedEmail: string) => string;
  unsubscribeOne: (name: string) => string;
  unsubscribeAll: string;
  unsubscribeButton: string;
  unsubscribedTitle: string;
  unsubscribedText: (name: string | null) => string;
  unsubscribedRegret: string;
};

export const STRINGS: Record<Language, Strings> = {
  "zh-CN": {
    skip: "跳到正文",
    search: "搜索",
    footer: "由程序编成，出处附在每则之后。要紧的事，请看原文。",
    footerNav: "关于本站",
    about: "关于",
    privacy: "隐私",
    homeTitle: "过去几小时，发生了什么？",
    homeLead: (siteName) =>
      `${siteName} 按时读完每份简报的来源，把同一件事的各种说法归到一处，用几句话讲清楚，并附上每一个出处。讲过的事，不再讲第二遍。`,
    newsletters: "简报",
    noNewsletters: "第一份简报还在筹备中，请过些时候再来。",
    latest: "最新一期",
    allIssues: "全部往期",
    noIssues: "第一期还没有出来。现在订阅，出刊就会寄给你。",
    storyCount: (count) => `${count} 则`,
    anchor: (position) => `第 ${position} 则的链接`,
    moreSources: "其他来源",
    previous: "上一期",
    next: "下一期",
    neighbours: "前后两期",
    feed: "RSS",
    subscribe: "订阅",
    subscribeTo: (name) => `订阅《${name}》`,
    chooseNewsletters: "选择简报，可以多选",
    chooseOne: "请至少选一份",
    email: "邮箱地址",
    honeypot: "请不要填写这一栏",
    faults: {
      "invalid-address": "邮箱地址好像不对，请检查一下，比如 name@example.com。",
      "machine-address": "这个地址没有人收信。请换一个你自己的邮箱。",
      "role-address": "这是公用的邮箱。请换一个你自己的。",
      "disposable-address": "临时邮箱收不到以后的简报。请换一个常用的邮箱。",
      "no-newsletter": "请至少选一份简报。",
    },
    stepTwoTitle: "再按一下就好",
    stepTwoText: "我们会给这个地址寄一封确认邮件：",
    stepTwoButton: "寄确认邮件",
    typoTitle: "地址写对了吗？",
    typoText: (suggestion) => `你要写的是不是 ${suggestion}？`,
    typoYes: (suggestion) => `是，寄到 ${suggestion}`,
    typoNo: (typed) => `不是，就寄到 ${typed}`,
    startAgain: "换一个地址",
    turnstileFailed: "没能确认你不是程序，请再试一次。",
    turnstileNeedsScript: "这一步要确认你不是程序，需要浏览器允许运行脚本。",
    busyTitle: "请求太多了",
    busyText: "请过一分钟再试。",
    closedTitle: "暂时不能订阅",
    closedText: "用来挡住程序的服务没有回应。请过几分钟再试。",
    sentTitle: "请查收确认邮件",
    sentText: "如果这个地址还没有订阅，几分钟内会收到一封邮件。点一下里面的按钮，订阅就生效。",
    sentNothing: "过了十分钟还没有？请看看垃圾邮件。已经订阅的地址不会再收到确认邮件。",
    confirmTitle: "确认订阅",
    confirmText: "点一下按钮，以后就寄给你：",
    confirmButton: "确认订阅",
    confirmedTitle: "订阅成功",
    confirmedText: "从下一期起，寄给你的有：",
    readMeanwhile: "先看看往期",
    expiredTitle: "链接已失效",
    expiredText: "确认链接在七天内有效，也可能抄漏了几个字。再要一封确认邮件，或者重新订阅，都可以。",
    subscribeAgain: "重新订阅",
    confirmAgain: "再寄一封确认邮件",
    sentAgainText: "如果还在等确认，几分钟内会收到一封新的邮件。没有收到的话，重新订阅一次就好。",
    unsubscribeTitle: "退订",
    unsubscribeText: (maskedEmail) => `以后不再寄给 ${maskedEmail}：`,
    unsubscribeOne: (name) => `只退订《${name}》`,
    unsubscribeAll: "退订所有简报",
    unsubscribeButton: "退订",
    unsubscribedTitle: "已退订",
    unsubscribedText: (name) => `${name === null ? "所有简报" : `《${name}》`}都不会再寄给你了。`,
    unsubscribedRegret: "改主意了，随时可以再订阅。",
  },
  en: {
    skip: "Skip to the text",
    search: "Search",
    footer: "Put together by a program from the posts it links to. When it matters, read the source.",
    footerNav: "About this site",
    about: "About",
    privacy: "Privacy",
    homeTitle: "What happened in the past few hours?",
    homeLead: (siteName) =>
      `${siteName} reads the sources of each newsletter on time, puts together what they say about the same event, and tells it in a few sentences with a link to everyone who said so. What was told once is not told again.`,
    newsletters: "Newsletters",
    noNewsletters: "The first newsletter is still in the making. Please come back in a while.",
    latest: "Latest issue",
    allIssues: "All issues",
    noIssues: "The first issue is not out yet. Subscribe now and it will come to you.",
    storyCount: (count) => (count === 1 ? "1 story" : `${count} stories`),
    anchor: (position) => `Link to story ${position}`,
    moreSources: "More sources",
    previous: "Previous issue",
    next: "Next issue",
    neighbours: "Issues before and after",
    feed: "RSS",
    subscribe: "Subscribe",
    subscribeTo: (name) => `Subscribe to ${name}`,
    chooseNewsletters: "Choose one newsletter or more",
    chooseOne: "Please choose at least one",
    email: "Email address",
    honeypot: "Please leave this empty",
    faults: {
      "invalid-address": "That address does not look right. Please check it: name@example.com, for instance.",
      "machine-address": "Nobody reads mail at that address. Please use one of your own.",
      "role-address": "That address is shared by several people. Please use one of your own.",
      "disposable-address": "That address is lent for a short time only. Please use one that you keep.",
      "no-newsletter": "Please choose at least one newsletter.",
    },
    stepTwoTitle: "One more press",
    stepTwoText: "We will send a mail to this address, to ask whether it was you:",
    stepTwoButton: "Send the mail",
    typoTitle: "Is the address right?",
    typoText: (suggestion) => `Did you mean ${suggestion}?`,
    typoYes: (suggestion) => `Yes, ${suggestion}`,
    typoNo: (typed) => `No, ${typed} is right`,
    startAgain: "Use another address",
    turnstileFailed: "We could not make sure that you are no program. Please try once more.",
    turnstileNeedsScript:
      "Here we make sure that you are no program, for which your browser must allow scripts.",
    busyTitle: "Too many requests",
    busyText: "Please try again in a minute.",
    closedTitle: "Signing up is closed for the moment",
    closedText: "The service that keeps programs out does not answer. Please try again in a few minutes.",
    sentTitle: "Please look into your inbox",
    sentText:
      "If this address is not subscribed yet, a mail is on its way to it. Press the button in it and your subscription begins.",
    sentNothing:
      "Nothing after ten minutes? Look among the spam. An address that is subscribed already gets no second confirmation.",
    confirmTitle: "Confirm your subscription",
    confirmText: "Press the button, and from then on you will get:",
    confirmButton: "Confirm subscription",
    confirmedTitle: "You are subscribed",
    confirmedText: "From the next issue on you will get:",
    readMeanwhile: "Read past issues meanwhile",
    expiredTitle: "This link has expired",
    expiredText:
      "A link to confirm works for seven days, or a few letters of this one were lost. Ask for a new mail, or subscribe once more.",
    subscribeAgain: "Subscribe again",
    confirmAgain: "Send a new confirmation mail",
    sentAgainText:
      "If your subscription still waits to be confirmed, a new mail reaches you within a few minutes. If none comes, subscribe once more.",
    unsubscribeTitle: "Unsubscribe",
    unsubscribeText: (maskedEmail) => `No longer send to ${maskedEmail}:`,
    unsubscribeOne: (name) => `Only ${name}`,
    unsubscribeAll: "All newsletters",
    unsubscribeButton: "Unsubscribe",
    unsubscribedTitle: "You are unsubscribed",
    unsubscribedText: (name) =>
      `${name ?? "No newsletter"} will ${name === null ? "" : "not "}come to you any more.`,
    unsubscribedRegret: "If you change your mind, you can subscribe again at any time.",
  },
};
