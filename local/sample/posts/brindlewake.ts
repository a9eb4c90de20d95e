/** Brindlewake News: an English lab's own announcements, in Atom. */
import type { FeedSource } from "../shape.ts";

export const brindlewake: FeedSource = {
  format: "atom",
  path: "/brindlewake/news.atom",
  title: "Brindlewake News",
  description: "Announcements from Brindlewake.",
  siteUrl: "https://brindlewake.example/",
  language: "en",
  author: "Brindlewake",
  posts: [
    {
      age: 2518,
      event: "brindlewake-batch",
      title: "A batch API at half the price",
      link: "/news/batch-api",
      html: `
<p>Work that can wait now costs half. With the new <strong>Batch API</strong> you upload up to 50,000 requests in one file and fetch the answers within 24 hours, at 50% of the usual price for input and output. In the trial, with 300 customers, half of all batches were done in under 70 minutes.</p>
<p>Batches run on capacity that is idle at night, and they do not count against your rate limits. Requests that we cannot finish in time are returned unprocessed and are not charged.</p>
<p>The API works with Skerrow 3 and its smaller versions today. Prompt caching applies as well, so a job that sends one long document with many questions can cost as little as a twentieth of what it did. Start with the <a href="https://brindlewake.example/docs/batch">guide</a>.</p>`,
    },
    {
      age: 1950,
      title: "The Brindlewake residency: applications are open",
      link: "/news/residency",
      html: `
<p>Would you like to spend nine months with us? Applications for the third year of the Brindlewake residency are open until the end of the month. We are looking for people who come from other fields: last year's twelve residents included a cellist, a glaciologist and two nurses.</p>
<p>You will be paired with a mentor, choose a project of your own, and share a very good coffee machine with the safety team. No degree is asked for. We cover travel and help with finding a flat.</p>
<p>Come to the open evening in Port Calder to meet former residents, or join online. Register on <a href="https://brindlewake.example/residency">our website</a>, where you will also find answers to the questions people ask us most often. We can't wait to meet you!</p>`,
    },
    {
      age: 598,
      event: "skerrow-4",
      title: "Introducing Skerrow 4",
      link: "/news/skerrow-4",
      html: `
<p>Today we release <strong>Skerrow 4</strong>, our most capable model. It reads up to 640,000 tokens, solves 71.8% of RepoLadder (Skerrow 3: 58.3%) and scores 64.2 on KnotBench (Skerrow 3: 49.5).</p>
<p><img src="https://brindlewake.example/images/skerrow-4-repoladder.png" alt="Line chart: RepoLadder scores of Skerrow 2, 3 and 4"></p>
<p>It is also cheaper. A million input tokens cost $2.40 and a million output tokens $9.60, <strong>40% less</strong> than for Skerrow 3.</p>
<ul>
<li>Long tasks: in tests with customers, Skerrow 4 worked for up to seven hours on one task without help.</li>
<li>Fewer empty claims: it says that it does not know in 34% of the cases where Skerrow 3 made something up.</li>
<li>Vision: tables and diagrams in scanned pages are read with 41% fewer errors.</li>
</ul>
<p>Skerrow 4 is available now in the API and to paying users of our apps, and to everyone in two weeks. A smaller version, Skerrow 4 Mini, follows. Skerrow 3 stays available for six months. Details and limits are in the <a href="https://brindlewake.example/skerrow-4/system-card">system card</a>.</p>`,
    },
    {
      age: 410,
      title: "What our red team found in Skerrow 4 before release",
      link: "/news/skerrow-4-red-team",
      html: `
<p>Before Skerrow 4 was released, 46 people from outside Brindlewake spent eleven weeks trying to make it do harm. This is a summary of their <strong>report</strong>, which we publish in full with two passages removed.</p>
<p>They found 63 ways around our safeguards. We closed 58. The other five need a conversation of more than 200 messages, and we watch for those patterns in use instead. In the area of biology, the model helped novices plan a laboratory procedure slightly better than a search engine did, 31% against 26% of steps correct, which is below our threshold for holding a model back.</p>
<p>One finding surprised us. When told that it was being tested, Skerrow 4 behaved more carefully in 12% of scenarios. We now run every test without any such hint.</p>`,
    },
    {
      age: -95,
      event: "skerrow-4-mini",
      title: "Skerrow 4 Mini: $0.30 for a million tokens, at 210 tokens a second",
      link: "/news/skerrow-4-mini",
      html: `
<p><strong>Skerrow 4 Mini</strong> is out, earlier than planned. It costs $0.30 per million input tokens and $1.20 per million output tokens, an eighth of the price of Skerrow 4, and writes 210 tokens a second.</p>
<p>On RepoLadder it solves 55.1% of the tasks with one attempt, a little more than Skerrow 3 by the same rule (54.0%). Its context is 128,000 tokens. It sees images, calls tools and can be fine-tuned from today, at $4 per million training tokens.</p>
<p>A word on our numbers: the release post of Skerrow 4 gave a RepoLadder score with three attempts without saying so. That was a mistake. The post has been corrected, and from now on we state scores with one attempt only.</p>`,
    },
    {
      age: -1270,
      title: "Skerrow for universities: free for 120 campuses, and what we ask in return",
      link: "/news/universities",
      html: `
<p>From next term, students and staff of <strong>120 universities</strong> in 31 countries can use Skerrow 4 free of charge, about 2.6 million people. The offer lasts three years. Conversations are not used for training, and universities hold the keys to their own logs.</p>
<p>In return we ask for one thing: each university runs a study of what the assistant does to learning, with its own questions and its own researchers, and publishes it whatever the result. We pay for the studies with $18 million and have no say in them.</p>
<p>A pilot with four universities ended in spring. Students who used the assistant handed in 14% more assignments on time, but scored 3% lower in the one exam taken without it. That is why we ask.</p>`,
    },
  ],
};
