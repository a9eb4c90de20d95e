/** Tollgrain Engineering: the blog of an inference cloud, in RSS without authors. */
import type { FeedSource } from "../shape.ts";

export const tollgrain: FeedSource = {
  format: "rss",
  path: "/tollgrain/rss",
  title: "Tollgrain Engineering",
  description: "How we run other people's models.",
  siteUrl: "https://tollgrain.example/",
  language: "en",
  posts: [
    {
      age: 2745,
      title: "Speculative decoding for everyone: 2.3 times the throughput, and when we switch it off",
      link: "/engineering/speculative-decoding",
      html: `
<p>Every open model above 30B parameters on Tollgrain now runs with <strong>speculative decoding</strong>. A draft model of 1B parameters proposes five tokens at a time and the large one checks them in a single pass. Over a week of production traffic, throughput per card grew 2.3 times and the median time between tokens fell from 41 ms to 18 ms.</p>
<p>Output does not change: the check accepts a token only with the probability that the large model gives it. Prices stay as they are.</p>
<p>It does not always pay. We switch it off by ourselves in three cases:</p>
<ul>
<li>batches above 96 requests, where the card has no spare compute;</li>
<li>temperatures above 1.2, where fewer than 40% of drafts are accepted;</li>
<li>languages the draft model hardly knows. For Estavian it slowed us down by 12%.</li>
</ul>`,
    },
    {
      age: 1712,
      event: "tollgrain-outage",
      title: "Resolved: elevated errors in two regions",
      link: "/status/elevated-errors-two-regions",
      html: `
<p>Inference requests to Tollgrain failed in our <strong>north and harbour regions</strong> for 3 hours and 12 minutes. At the peak 38% of all requests were answered with an error 503. About 9,400 customers were affected. The other three regions worked, and no data was lost.</p>
<p>What we know so far: the routers of both regions stopped trusting the machines behind them, because an internal certificate had expired. We issued a new one by hand and restarted 2,140 machines in groups, which took most of the time.</p>
<p>What happens next: every affected customer is credited ten times the fees of the failed requests, without asking. A full report with a timeline follows within two days. Jobs sent to the batch API during the outage have been run again.</p>`,
    },
    {
      age: 860,
      title: "Cheaper cached input: reading the same prompt again now costs a tenth",
      link: "/engineering/cached-input-price",
      html: `
<p>From today, input tokens that Tollgrain finds in its cache cost <strong>10% of the list price</strong>, down from 50%. This applies to all 63 open models we serve and to every account; there is nothing to switch on.</p>
<p>Agents send the same instructions and files again with every step. In the last month 71% of the input tokens on our platform were repeats, but only 44% hit the cache, because it forgot entries after five minutes. We moved the cache from memory to local disks. Entries now live for an hour, and the hit rate of the first week was 68%.</p>
<p>For a coding agent with a prompt of 60,000 tokens and 40 steps, the input bill falls from $0.77 to $0.38 at the price of our most used model. <a href="https://tollgrain.example/docs/caching">The documentation</a> explains how to order a prompt so that most of it stays the same.</p>`,
    },
    {
      age: 702,
      event: "cobblewright-2",
      title: "Worth your time: Cobblewright 2.0",
      link: "https://codeberth.example/cobblewright/releases/2.0.0",
      html: `
<p>We pass on few releases of others; this is one. <strong>Cobblewright 2.0</strong>, the coding agent that a third of our internal teams use, now works on up to eight subtasks side by side, each in a working copy of its own, and merges what passes the tests.</p>
<p>We had early access for a month. On our own billing service, a migration that had taken one agent 51 minutes took 14 with six of them, at 1.4 times the tokens. Memory was our other complaint, and it is answered too: a session on our largest repository needs 0.7 GB instead of 1.9 GB.</p>
<p>The release is under the MIT licence and talks to any endpoint, ours included. Our configuration is <a href="https://tollgrain.example/docs/cobblewright">in the documentation</a>.</p>`,
    },
    {
      age: -310,
      event: "tollgrain-outage",
      title: "The report: how an expired certificate took down two regions for 3 hours",
      link: "/engineering/certificate-outage-report",
      html: `
<p>This is the report we promised after the outage in our north and harbour regions. The short version: a job that renews internal certificates had been <strong>failing for 41 days</strong>, and nobody noticed, because its alarm was sent to a mailbox of a colleague who had left.</p>
<p>It took us 27 minutes to find the cause. Our dashboards run behind the same routers, so they went dark as well. Another 50 minutes were lost on a restart script that started too many machines at once and had to be stopped.</p>
<ol>
<li>Alarms may no longer go to a person, only to a rota.</li>
<li>Certificates now last 14 days instead of 400, so that renewal is exercised all the time.</li>
<li>Dashboards have moved to a second provider.</li>
</ol>
<p>Credits of $1.7 million have been paid to 9,400 customers. Once a quarter we will now let a certificate expire on purpose, in one region, during office hours.</p>`,
    },
    {
      age: -1010,
      title: "Plinth chips on Tollgrain: 30% cheaper output for twelve models",
      link: "/engineering/plinth-preview",
      html: `
<p>You can now choose what your requests run on. Twelve open models are available on Halvorrin's <strong>first Plinth chip</strong>, in one region and as a preview. Output tokens cost 30% less there than on our other machines; input costs the same.</p>
<p>What we measured in two months of testing: the time between tokens is 22 ms, slightly more than the 18 ms of our usual cards. Power per token is 46% lower, and that is where the discount comes from. Long prompts are the weak side. Above 64,000 tokens the first token takes 1.7 times as long.</p>
<p>Answers are not identical, because the chip rounds differently. On our test set of 8,000 questions, 0.4% of the answers changed, half of them for the better. Set the <a href="https://tollgrain.example/docs/hardware">hardware parameter</a> to try it.</p>`,
    },
  ],
};
