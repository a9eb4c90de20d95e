/** About the site, and what is kept of its readers: in plain words, and nothing that the code does not hold to. */
import type { Child } from "hono/jsx";
import type { Language } from "./props.ts";

type AboutProps = {
  language: Language;
  siteName: string;
  newsletters: { name: string; scheduleText: string }[];
};

export const AboutPage = ({ language, siteName, newsletters }: AboutProps) =>
  language === "en" ? (
    <Prose title={`About ${siteName}`}>
      <p>
        {siteName} is written by a program. It reads the sources of each newsletter, finds which posts tell
        the same event, decides which of them are news, and tells each event once, in a few sentences, with a
        link to everyone who said so.
      </p>
      <h2>How a story comes about</h2>
      <p>
        Every source is asked for new posts several times an hour at most, as often as it usually posts. When
        an issue is due, the posts of the past day or so are put together by the event they tell. What an
        earlier issue told is left out, unless there are new facts: then it comes back as an update, with a
        link to what was told before. Thanks, jokes, promotions and opinions without a fact are left out, too.
        If too little is left, there is no issue.
      </p>
      <h2>What you can rely on, and what not</h2>
      <p>
        Each number and name in a story stands in the posts that it links to; a sentence for which that does
        not hold is written anew or replaced by the post’s own words, which are then marked as an excerpt.
        Links, authors and times are taken over from the sources as they are. But a source may be wrong, and a
        program may misread it. When it matters, read the source.
      </p>
      <h2>Ways to read</h2>
      <p>
        By mail, on this site, or in a feed reader: each newsletter and each of its topics has an RSS feed, an
        Atom feed and a JSON feed with the whole text. Each issue is there as Markdown, plain text and JSON,
        too: put <code>.md</code>, <code>.txt</code> or <code>.json</code> behind its address.
      </p>
      <h2>What comes out, and when</h2>
      <Newsletters newsletters={newsletters} />
    </Prose>
  ) : (
    <Prose title={`关于 ${siteName}`}>
      <p>
        {siteName}{" "}
        由程序编成。它读完每份简报的来源，把说同一件事的帖子归到一处，挑出其中的新闻，每件事只讲一遍，用几句话讲清楚，并附上每一个出处。
      </p>
      <h2>一则是怎么来的</h2>
      <p>
        程序按各个来源平时更新的快慢去看有没有新帖，一小时最多几次。到了出刊的时候，把最近一天多的帖子按所说的事归拢。以前讲过的事不再讲；有了新的事实，才作为“更新”再讲一次，并链接到上次讲的地方。道谢、玩笑、推销和没有事实的议论也不收。剩下的太少，这一期就不出。
      </p>
      <h2>哪些可以相信，哪些要当心</h2>
      <p>
        每一则里的数字和名字，都能在它链接的帖子里找到；做不到的句子会重写，或者换成帖子的原话，并注明是摘录。链接、作者和时间都照搬来源。不过，来源可能说错，程序也可能读错。要紧的事，请看原文。
      </p>
      <h2>怎么读</h2>
      <p>
        可以收邮件，可以在这里看，也可以用阅读器订阅：每份简报和它的每个话题都有 RSS、Atom 和 JSON
        Feed，内容完整。每一期还有 Markdown、纯文本和 JSON 三种格式，在网址后面加上 <code>.md</code>、
        <code>.txt</code> 或 <code>.json</code> 就行。
      </p>
      <h2>有哪些简报</h2>
      <Newsletters newsletters={newsletters} />
    </Prose>
  );

const Newsletters = ({ newsletters }: Pick<AboutProps, "newsletters">) => (
  <ul class="list">
    {newsletters.map(({ name, scheduleText }) => (
      <li>
        <bdi>{name}</bdi> <span class="meta">{scheduleText}</span>
      </li>
    ))}
  </ul>
);

type PrivacyProps = {
  language: Language;
  siteName: string;
  postalAddress: string;
  /** Whether a service learns from a mail that it was opened, and which of its links were followed. */
  tracks: { opens: boolean; clicks: boolean };
  /** Whether signing up asks Cloudflare's Turnstile whether a person is there. */
  asksTurnstile: boolean;
};

export const PrivacyPage = (props: PrivacyProps) =>
  props.language === "en" ? <PrivacyInEnglish {...props} /> : <PrivacyInChinese {...props} />;

const PrivacyInEnglish = ({ siteName, postalAddress, tracks, asksTurnstile }: PrivacyProps) => (
  <Prose title="Privacy">
    <h2>When you read here</h2>
    <p>
      This site sets no cookies, counts no visitors, and asks nothing of other sites: pages, styles and
      pictures all come from here. It is delivered by Cloudflare, which sees your network address as every
      host does.
    </p>
    <h2>When you subscribe</h2>
    <p>
      We keep your mail address, the newsletters you chose, your language, what you set in your preferences,
      and as proof what you agreed to, when, and on which page. We use it to send you what you asked for, and
      for nothing else. Nobody else is given it but Resend or the mail server through which the mails go.
    </p>
    {asksTurnstile && (
      <p>
        To keep programs out, signing up asks Cloudflare’s Turnstile whether a person is there. It runs on
        that page only.
      </p>
    )}
    <h2>In the mails</h2>
    <p>{trackingInEnglish(tracks)}</p>
    <h2>What you can do</h2>
    <p>
      The foot of every mail has a link to leave and one to your preferences, where you can see all that is
      kept of you, take it along as a file, change your address, or have everything erased. What stays after
      that is a fingerprint of the address, from which it cannot be read, so that no list brings it back. A
      sign-up that you do not confirm is forgotten after 30 days.
    </p>
    {postalAddress && (
      <>
        <h2>Who is responsible</h2>
        <p>
          {siteName}, {postalAddress}
        </p>
      </>
    )}
  </Prose>
);

function trackingInEnglish({ opens, clicks }: PrivacyProps["tracks"]): string {
  if (!opens && !clicks)
    return "We do not track whether you open a mail or which links you follow. The mails hold no hidden pictures, and their links lead straight to where they say.";
  const what =
    opens && clicks
      ? "that you opened it and which links you followed"
      : opens
        ? "that you opened it"
        : "which links you followed";
  return `The service that sends our mails tells us of each mail ${what}. We use this to see which stories matter to readers, and pass it on to nobody.`;
}

const PrivacyInChinese = ({ siteName, postalAddress, tracks, asksTurnstile }: PrivacyProps) => (
  <Prose title="隐私">
    <h2>在这里阅读时</h2>
    <p>
      本站不用 Cookie，不统计访客，也不向别的网站要任何东西：页面、样式和图片都来自这里。网站由 Cloudflare
      传送，它和任何主机一样能看到你的网络地址。
    </p>
    <h2>订阅时</h2>
    <p>
      我们保存你的邮箱地址、所选的简报、语言和偏好设置，以及作为凭证的记录：你在什么时候、在哪个页面、同意了什么。这些只用来寄你要的东西，不作别的用途；除了代为寄信的
      Resend 或邮件服务器，不交给任何人。
    </p>
    {asksTurnstile && (
      <p>为了挡住程序，订阅时会用 Cloudflare 的 Turnstile 确认对面是人，只在那一个页面上运行。</p>
    )}
    <h2>在邮件里</h2>
    <p>{trackingInChinese(tracks)}</p>
    <h2>你可以做什么</h2>
    <p>
      每封邮件的末尾都有退订的链接和偏好设置的链接。在偏好设置里，可以看到我们保存的关于你的一切，可以下载、换地址，也可以全部删除。删除之后只留下地址的一个指纹，从它读不出地址，只用来保证没有名单会把你加回来。没有确认的订阅，三十天后就忘掉。
    </p>
    {postalAddress && (
      <>
        <h2>谁来负责</h2>
        <p>
          {siteName}，{postalAddress}
        </p>
      </>
    )}
  </Prose>
);

function trackingInChinese({ opens, clicks }: PrivacyProps["tracks"]): string {
  if (!opens && !clicks)
    return "我们不追踪你有没有打开邮件、点了哪些链接。邮件里没有藏着的图片，链接直接通向它所写的地方。";
  const what = opens && clicks ? "你打开了它、点了哪些链接" : opens ? "你打开了它" : "你点了哪些链接";
  return `寄信的服务会告诉我们，每封邮件${what}。我们只用来了解读者关心什么，不交给任何人。`;
}

const Prose = ({ title, children }: { title: string; children: Child }) => (
  <article class="prose">
    <header class="opening">
      <h1>{title}</h1>
    </header>
    {children}
  </article>
);
