/** Every page in both languages, in its shell, by name: what the tests of all pages go through. */
import type { Child } from "hono/jsx";
import { AboutPage, PrivacyPage } from "../../../src/http/pages/about.tsx";
import {
  AskLinkPage,
  ConfirmAddressPage,
  LinkSentPage,
  PreferencesDoorPage,
} from "../../../src/http/pages/ask-link.tsx";
import {
  ConfirmedPage,
  ConfirmPage,
  LinkExpiredPage,
  SentAgainPage,
} from "../../../src/http/pages/confirm.tsx";
import { DigestPage } from "../../../src/http/pages/digest.tsx";
import { HomePage } from "../../../src/http/pages/home.tsx";
import { SourcesPage, TopicsPage } from "../../../src/http/pages/lists.tsx";
import { MentionsPage } from "../../../src/http/pages/mentions.tsx";
import { MissingPage } from "../../../src/http/pages/missing.tsx";
import { MessagePage } from "../../../src/http/pages/message.tsx";
import { NewsletterPage } from "../../../src/http/pages/newsletter.tsx";
import { PreferencesPage } from "../../../src/http/pages/preferences.tsx";
import type { Language } from "../../../src/http/pages/props.ts";
import { SearchPage } from "../../../src/http/pages/search.tsx";
import { Shell } from "../../../src/http/pages/shell.tsx";
import { SignUpSentPage } from "../../../src/http/pages/sign-up-sent.tsx";
import { SignUpForm } from "../../../src/http/pages/sign-up-form.tsx";
import { StepTwoPage } from "../../../src/http/pages/step-two.tsx";
import { UnsubscribedPage, UnsubscribePage } from "../../../src/http/pages/unsubscribe.tsx";
import * as sample from "./sample.ts";

const stepTwo = {
  form: sample.form,
  typed: { email: "mina@gmial.com", newsletterIds: ["lighthouse"] },
  suggestion: null,
  turnstile: null,
  trap: "",
  startUrl: "/#subscribe",
};

/** The page as its route would answer it. */
export async function render(language: Language, page: Child, canonicalUrl?: string): Promise<string> {
  const html = (
    <Shell
      language={language}
      siteName="Watchbell"
      title="The title"
      {...(canonicalUrl && {
        canonicalUrl,
        description: "The description",
        feeds: [{ title: "The feed", url: "/lighthouse/feed.xml", type: "application/rss+xml" }],
        translations: {
          "zh-CN": "https://news.example/?language=zh-CN",
          en: "https://news.example/?language=en",
          "x-default": "https://news.example/",
        },
        thing: { "@type": "NewsArticle", headline: "</script><script>alert(1)</script>" },
      })}
    >
      {page}
    </Shell>
  );
  return String(await html);
}

export const everyPage = await Promise.all(
  (["zh-CN", "en"] as const).flatMap((language) =>
    Object.entries(pagesIn(language)).map(async ([name, page]) => ({
      name,
      language,
      html: await render(language, page, isPublic(name) ? "https://news.example/" : undefined),
    })),
  ),
);

/** Whether the page is anyone's to read. */
export function isPublic(name: string): boolean {
  return /^(home|newsletter|digest|topic|author|site|sources|about|privacy|search)/.test(name);
}

function pagesIn(language: Language) {
  const isChinese = language === "zh-CN";
  const newsletter = isChinese ? sample.chineseNewsletter : sample.englishNewsletter;
  const newsletters = [sample.chineseNewsletter, sample.englishNewsletter, sample.weekly];
  const names = [newsletter.name, "周日长谈"];
  return {
    home: <HomePage form={sample.form} language={language} siteName="Watchbell" newsletters={newsletters} />,
    "home-empty": <HomePage form={sample.form} language={language} siteName="Watchbell" newsletters={[]} />,
    newsletter: (
      <NewsletterPage
        form={sample.form}
        newsletter={newsletter}
        month={null}
        digestsByDay={isChinese ? sample.chineseDays : sample.englishDays}
        months={{ first: "2024.11", last: "2026.03" }}
      />
    ),
    "newsletter-month": (
      <NewsletterPage
        form={sample.form}
        newsletter={newsletter}
        month="2026.03"
        digestsByDay={isChinese ? sample.chineseDays : sample.englishDays}
        months={{ first: "2024.11", last: "2026.03" }}
      />
    ),
    "newsletter-month-empty": (
      <NewsletterPage
        form={sample.form}
        newsletter={newsletter}
        month="2025.02"
        digestsByDay={[]}
        months={{ first: "2024.11", last: "2026.03" }}
      />
    ),
    "newsletter-empty": (
      <NewsletterPage
        form={sample.form}
        newsletter={sample.weekly}
        month={null}
        digestsByDay={[]}
        months={null}
      />
    ),
    digest: (
      <DigestPage
        form={sample.form}
        newsletter={newsletter}
        digest={isChinese ? sample.chineseDigest : sample.englishDigest}
      />
    ),
    faulty: (
      <SignUpForm
        language={language}
        newsletters={newsletters}
        form={sample.form}
        typed={{ email: "mina@<b>", newsletterIds: ["lighthouse"], fault: "invalid-address" }}
        heading="h1"
      />
    ),
    "faulty-choice": (
      <SignUpForm
        language={language}
        newsletters={newsletters}
        form={sample.form}
        typed={{ email: "mina@inbox.example", newsletterIds: [], fault: "no-newsletter" }}
        heading="h1"
      />
    ),
    "step-two": <StepTwoPage {...stepTwo} language={language} />,
    "step-two-typo": <StepTwoPage {...stepTwo} language={language} suggestion="mina@gmail.com" />,
    sent: <SignUpSentPage language={language} />,
    confirm: <ConfirmPage language={language} newsletterNames={names} token="token.of.confirmation" />,
    confirmed: <ConfirmedPage language={language} newsletterNames={names} />,
    expired: <LinkExpiredPage language={language} token={null} />,
    "expired-confirmation": <LinkExpiredPage language={language} token="token.of.confirmation" />,
    "sent-again": <SentAgainPage language={language} />,
    preferences: <PreferencesPage {...choicesIn(language)} />,
    "preferences-pressed": (
      <PreferencesPage
        {...choicesIn(language)}
        pausedUntil={isChinese ? "2026年4月1日星期三" : "Wednesday 1 April 2026"}
        goal={{ join: newsletter.name, leave: "周日长谈" }}
        awaitedAddress="mina@new.example"
        status={isChinese ? "已保存。" : "Saved."}
        addressFault={{
          typed: "mina@",
          text: isChinese ? "这个邮箱地址好像不对。" : "That address does not look right.",
        }}
      />
    ),
    "preferences-door": (
      <PreferencesDoorPage language={language} token="a/b+c=" maskedEmail="l•••@mail.example" />
    ),
    "ask-link": <AskLinkPage language={language} why="asked" token={null} />,
    "ask-link-fault": <AskLinkPage language={language} why="unknown" token={null} fault="?" />,
    "ask-link-expired": <AskLinkPage language={language} why="expired" token="a/b+c=" />,
    "link-sent": <LinkSentPage language={language} />,
    "confirm-address": (
      <ConfirmAddressPage language={language} token="a/b+c=" maskedEmail="l•••@mail.example" />
    ),
    unsubscribe: (
      <UnsubscribePage
        language={language}
        newsletterName={newsletter.name}
        maskedEmail="l•••@mail.example"
        token="a/b+c="
        fewer={[]}
      />
    ),
    "unsubscribe-fewer": (
      <UnsubscribePage
        language={language}
        newsletterName={newsletter.name}
        maskedEmail="l•••@mail.example"
        token="a/b+c="
        fewer={[{ id: "weekly", name: "周日长谈", scheduleText: isChinese ? "每周一期" : "weekly" }]}
      />
    ),
    unsubscribed: <UnsubscribedPage language={language} newsletterName={newsletter.name} />,
    "unsubscribed-all": <UnsubscribedPage language={language} newsletterName={null} />,
    topic: (
      <MentionsPage
        newsletter={newsletter}
        kind="topic"
        label={isChinese ? "大模型" : "Models"}
        results={sample.someResults}
        older="/lighthouse/topics/x?before=1"
      />
    ),
    author: (
      <MentionsPage
        newsletter={newsletter}
        kind="author"
        label="沈砚"
        results={sample.someResults}
        older={null}
      />
    ),
    site: (
      <MentionsPage
        newsletter={newsletter}
        kind="site"
        label="saltpan.example"
        results={sample.someResults}
        older={null}
      />
    ),
    topics: (
      <TopicsPage
        newsletter={newsletter}
        topics={isChinese ? ["大模型", "AI 智能体"] : ["Models", "Agents"]}
      />
    ),
    "topics-empty": <TopicsPage newsletter={newsletter} topics={[]} />,
    sources: (
      <SourcesPage
        newsletter={newsletter}
        sources={[
          {
            title: "Saltpan Labs",
            url: "https://saltpan.example/",
            mention: { kind: "site", name: "saltpan.example" },
          },
          { title: "沈砚 🌊", url: "https://x.com/shenyan", mention: null },
        ]}
      />
    ),
    "sources-empty": <SourcesPage newsletter={newsletter} sources={[]} />,
    about: <AboutPage language={language} siteName="Watchbell" newsletters={newsletters} />,
    privacy: (
      <PrivacyPage
        language={language}
        siteName="Watchbell"
        postalAddress={isChinese ? "港口路 1 号" : "1 Harbour Road"}
        tracks={{ opens: false, clicks: false }}
        asksTurnstile
      />
    ),
    "privacy-tracking": (
      <PrivacyPage
        language={language}
        siteName="Watchbell"
        postalAddress=""
        tracks={{ opens: true, clicks: true }}
        asksTurnstile={false}
      />
    ),
    search: (
      <SearchPage
        {...sample.searching(language, "Qingyu")}
        results={sample.someResults}
        older="/search?q=Qingyu&after=1"
      />
    ),
    "search-blank": <SearchPage {...sample.searching(language, "")} />,
    "search-nothing": <SearchPage {...sample.searching(language, "<script>青鸟</script>")} />,
    missing: (
      <MissingPage
        language={language}
        newsletters={newsletters}
        nearest={{ newsletterId: "lighthouse", slug: "2026.03.18.08", title: "2026.03.18.08 过去4小时" }}
      />
    ),
    "missing-alone": <MissingPage language={language} newsletters={[]} nearest={null} />,
    message: (
      <MessagePage
        language={language}
        title={isChinese ? "没有这个页面" : "There is no such page"}
        text={
          isChinese
            ? "链接可能抄漏了几个字，或者这一期还没有发布。"
            : "The link may have lost a few letters, or this issue is not out yet."
        }
        link={{ href: "/", text: isChinese ? "回到首页" : "To the front page" }}
      />
    ),
  };
}

function choicesIn(language: Language) {
  return {
    language,
    token: "a/b+c=",
    email: "lin@mail.example",
    newsletters: [
      {
        id: "lighthouse",
        name: "灯塔",
        language: "zh-CN" as const,
        scheduleText: "每 4 小时一期",
        isChosen: true,
      },
      { id: "weekly", name: "Long Sunday", language: "en" as const, scheduleText: "weekly", isChosen: false },
    ],
    mailHour: 7,
    timeZone: "Asia/Shanghai",
    timeZones: ["America/New_York", "Asia/Shanghai", "UTC"],
    topics: [
      { id: "Coding", name: language === "en" ? "Coding" : "编程", isLeftOut: true },
      { id: "Policy", name: language === "en" ? "Policy" : "政策", isLeftOut: false },
    ],
    pausedUntil: null,
    goal: null,
    awaitedAddress: null,
    status: null,
    addressFault: null,
    isUnsure: false,
  };
}
