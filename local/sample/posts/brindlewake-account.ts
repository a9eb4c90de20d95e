/** Brindlewake's account on X. */
import type { AccountSource } from "../shape.ts";

export const brindlewakeAccount: AccountSource = {
  format: "x",
  handle: "brindle_wbdemo",
  name: "Brindlewake",
  language: "en",
  posts: [
    {
      age: 2505,
      event: "brindlewake-batch",
      text: `Introducing the Batch API: up to 50,000 requests in one file, answers within 24 hours, 50% off input and output. In the trial half of all batches finished in under 70 minutes. Works with Skerrow 3 and its smaller versions today.
https://brindlewake.example/news/batch-api`,
    },
    {
      age: 1820,
      text: `Thank you to everyone who came to our open evening in Port Calder! 200 people, 60 kilos of pancakes, one very brave pianist. If you missed it, join us again next month, tickets are free. We can't wait to see you.`,
    },
    {
      age: 590,
      event: "skerrow-4",
      text: `Skerrow 4 is here. It reads 640,000 tokens, solves 71.8% of RepoLadder and scores 64.2 on KnotBench, at prices 40% below Skerrow 3: $2.40 per million tokens in, $9.60 out. Available now in the API and for all paying users; for everyone else in two weeks.
https://brindlewake.example/news/skerrow-4`,
    },
    {
      age: 380,
      text: `So many of you have tried it already, and we are reading every message. Someone asked Skerrow 4 to plan a birthday party for a tortoise and we have been crying with laughter for an hour. Keep them coming, and thank you!`,
    },
    {
      age: -102,
      event: "skerrow-4-mini",
      text: `Skerrow 4 Mini is out, earlier than planned: $0.30 per million tokens in, $1.20 out, at 210 tokens a second. 55.1% on RepoLadder with one attempt. 128,000 tokens of context, images, tools, and fine-tuning from today.
https://brindlewake.example/news/skerrow-4-mini`,
    },
  ],
};
