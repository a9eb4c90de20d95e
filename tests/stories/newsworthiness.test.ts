import { describe, expect, test } from "vitest";
import { newsworthiness } from "../../src/stories/newsworthiness.ts";
import { somePost } from "./some-post.ts";

const said = (text: string) => newsworthiness(somePost({ handle: "finch", text }));
const published = (title: string, text = title) => newsworthiness(somePost({ title, text }));

describe("a message that tells a fact is news", () => {
  test.each([
    // releases, in the words of labs, makers and onlookers
    "Introducing Kestrel 3, our new coding model. It solves 71% of the benchmark at half the price. https://lab.example/kestrel",
    "Marten CLI 0.9.4 is out: faster start, new plugin API, 12 bugs fixed. npm install -g marten https://marten.example/0.9.4",
    "Quillpad for Android is rolling out to everyone this week: offline search, pencil notes and shared boards. https://t.co/a",
    "New in Heron: branches. Try two ideas side by side, keep the better one, throw the other away. Available today on all paid plans. https://t.co/a",
    "You can now run Heron agents on your own machines. Point the CLI at a host and every session stays inside your network. https://t.co/b",
    "we just open-sourced Siskin, the 3B model behind our search. weights, training code and data under Apache 2.0 https://t.co/c",
    "I built a terminal that explains every error it shows. It's free and open source, runs a 4B model locally and works on macOS and Linux. https://t.co/d",
    // numbers and results
    "Tern Systems just raised $40 million at a valuation of $300 million to build a data centre in Port Amity. https://t.co/e",
    "Siskin-3B scored 64.2 on the leaderboard, ahead of models four times its size, and runs at 90 tokens per second on a laptop. https://t.co/f",
    "In our survey of 1,200 developers 61% say agents now write most of their tests; a year ago it was 18%. Full report: https://t.co/g",
    // limits, incidents, ends, people, law
    "We're raising the weekly limits of all paid plans by 50% from Monday. https://t.co/d",
    "Security notice: marten-utils 2.3.1 on npm was compromised and exfiltrates tokens. Rotate your keys and pin 2.3.0. https://t.co/h",
    "The Quillpad app will shut down on June 30. You can export your notes until then, and subscriptions end today. https://t.co/i",
    "Mira Quill, who led speech at Heron Labs, has joined Tern Systems as chief scientist. https://t.co/j",
    "A court in Port Amity ruled that training on bought books is fair use, and that Heron Labs must pay $12 million for those it copied. https://t.co/k",
    // what a reader can use
    "How I cut our agent's bill from $900 to $140 a month: 1. cache the system prompt 2. small model for routing 3. `--max-turns 8` on every run. Details: https://t.co/l",
    // Chinese, simplified and traditional
    "松果科技今天开源 Pinecone-VL 模型，参数量 80 亿，支持 32 种语言，在三项基准上超越上一代。 https://songguo.example/vl",
    "据《临州日报》报道，青石半导体已完成 12 亿元 B 轮融资，估值达到 90 亿元。",
    "实测：用 Marten CLI 把 4 万行 Java 项目迁移到 Kotlin，总共花了 3 小时、27 美元，测试通过率 96%。",
    "林青禾将出任 Heron Labs 首席科学家，此前她在海隅大学领导语音团队 8 年。https://t.co/c",
    "云雀 API 今天凌晨宕机 2 小时，官方称是证书过期导致，已恢复。",
    "松果科技發布 Pinecone 2.0，推理速度提升 3 倍，API 價格下調一半，今日起開放公測。",
    "青石宣布下调全系 API 价格，输入每百万 token 0.8 元，降幅 60%，即日生效。",
  ])("%s", (text) => {
    expect(said(text)).toBeGreaterThan(0);
  });
});

describe("talk is not, whatever numbers and names it holds", () => {
  test.each([
    "So good!! https://t.co/a",
    "Thank you all, what a week",
    "Thanks to @mira and @wren for all the help with Marten 0.9.4! Couldn't have done it without you 🙏",
    "Congrats to the Heron team on the launch, so proud of you all https://t.co/b",
    "Happy birthday Mira! 40 never looked this good",
    "gm. coffee number 3 and it's only 9am",
    // jokes with numbers and names
    "2022: we need a bigger model\n2024: we need a bigger cluster\n2026: we need a bigger lunch",
    "me: just one small refactor\nKestrel 3: 4,000 files changed 😂",
    "I have 99 problems and 98 of them are YAML lol",
    "My dog has now closed more pull requests than our intern",
    // replies and what hangs on another post
    "@mira totally agree with this",
    "@wren yes, we shipped that in 2.1, see the docs",
    "This is huge for anyone building agents 👇 https://t.co/c",
    "read more here: https://t.co/d",
    "And here's the link: https://t.co/e https://t.co/f",
    // opinions, aphorisms, questions
    "AI is going to change everything. Most people are not ready.",
    "The best engineers I know never argue about frameworks. Taste is the new moat.",
    "I think in five years nobody will write SQL by hand.",
    "Who else is coding on a Sunday?",
    "What do you use Kestrel 3 for? Let me know in the replies",
    // teasers
    "Something big is coming tomorrow. You're not ready 👀",
    "big week ahead at Heron!",
    // hiring, events, podcasts, promotion with prices
    "We're hiring! Come build the future with us https://jobs.example/1",
    "Tickets for Agents Day in Port Amity are live: early bird $199, use code FINCH for 20% off. See you there! https://t.co/g",
    "Join us on Thursday at 10am PT for a webinar on evals. Register here: https://t.co/h",
    "New episode with Mira Quill is live! (01:00) Beginnings (12:30) Why boats https://t.co/e",
    "My course is 50% off this weekend, only $49. Subscribe to the newsletter to get the code https://t.co/i",
    "Giveaway! Follow me and retweet to win one of 3 keyboards",
    // Chinese, simplified and traditional
    "哈哈哈太强了",
    "大家周末都在做什么？",
    "我觉得未来每个人都应该学会和 AI 相处。",
    "今晚 8 点直播，聊聊创业那些事，欢迎预约报名 https://t.co/b",
    "招聘：我们在找前端工程师，感兴趣的私信我",
    "感谢大家支持，粉丝破 5 万了，转发抽 3 位朋友送键盘！",
    "这个也太离谱了吧 😂",
    "新课上线，限时优惠 199 元，扫码加群领取资料",
    "早安，今天也要加油！",
  ])("%s", (text) => {
    expect(said(text)).toBeLessThan(0);
  });
});

describe("of what sites publish", () => {
  const ordinary = published("How Heron's text watermark works");

  test.each([
    "Introducing Kestrel 3",
    "Tern Systems raises $40 million in Series B funding",
    "Kestrel 3 is now available in Quillpad",
    "Mira Quill to join Tern Systems as Chief Scientist",
    "松果科技发布 Pinecone 2.0，支持新 API",
    "青石半導體獲 12 億元融資",
  ])("this leads: %s", (title) => {
    expect(published(title)).toBeGreaterThan(ordinary + 1);
  });

  test.each([
    "Webinar: register now for Agents Day",
    "How Harrow Bank uses Kestrel to answer customers",
    "Why developers love Kestrel: a customer story",
    "We're hiring in Port Amity",
    "招聘｜松果科技诚聘算法实习生",
    "报名 | 松果技术沙龙第 12 期",
  ])("this sinks: %s", (title) => {
    expect(published(title)).toBeLessThan(ordinary);
  });

  test.each([
    "AI 早报 2026-05-04",
    "2026-05-04",
    "The Marten Weekly, issue 41",
    "Kestrel Gets Cheaper, Courts Weigh In, Robots Fold Towels, Small Models Grow",
  ])("somebody else's digest is no story, though it is full of news: %s", (title) => {
    const text =
      "Heron launches Kestrel 3. Tern raises $40 million. Siskin 2.1 is out and 3x faster. 松果发布 Pinecone 2.0。";
    expect(published(title, text)).toBeLessThan(0);
  });

  test("a patch without a word counts less than a release, and a trial too", () => {
    const notes = "What's changed: fixed a crash in `marten run`, added --quiet.";
    expect(published("v0.9.4", notes)).toBeLessThan(published("v1.0.0", notes));
    expect(published("v1.0.0-rc.2", notes)).toBeLessThan(published("v1.0.0", notes));
  });

  test("what a title tells counts more than what the text goes on to mention", () => {
    const news = "Tern Systems raises $40 million.";
    expect(published("A note on boats", news)).toBeLessThan(published(news, "A note on boats"));
  });
});

test("letters in fancy dress are read as letters", () => {
  const plain = "Install it with npm install marten: builds are 40% faster. https://t.co/a";
  const fancy = plain.replace("npm install", "𝚗𝚙𝚖 𝚒𝚗𝚜𝚝𝚊𝚕𝚕");
  expect(said(fancy)).toBe(said(plain));
});
