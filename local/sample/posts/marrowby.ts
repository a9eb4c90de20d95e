/** Ilse Marrowby: a researcher, in English, on X. */
import type { AccountSource } from "../shape.ts";

export const marrowby: AccountSource = {
  format: "x",
  handle: "marrowby_wbdemo",
  name: "Ilse Marrowby",
  language: "en",
  posts: [
    {
      age: 2430,
      event: "siltnet",
      text: `New paper: Siltnet, from Orrisdale University and Linting University. It shrinks the KV cache 11 times at a context of 128K, without retraining, and loses 1.3 points on LongShelf. Decoding gets 2.6 times faster on the 7B and 34B models they tried. The catch: code completion loses 3.8 points. Code is out.
https://orrisdale.example/papers/siltnet`,
    },
    {
      age: 2128,
      text: `Reviewer two writes that our paper "would benefit from existing". I think that is the kindest thing anyone has said about it. Off to bake something that does not need an ablation study. Happy weekend to everyone with a deadline.`,
    },
    {
      age: 1588,
      text: `We are releasing Proofmargin, a dataset of 2.1 million proof steps, each annotated by a person: correct, wrong, or correct for the wrong reason. 340 mathematics students worked on it for two years. A 7B model trained on it finds 81% of the wrong steps in a held-out set, against 64% for the best model we tested without it. CC BY.
https://lintell.example/proofmargin`,
    },
    {
      age: 1230,
      text: `Hot take: every lab should have one person whose whole job is to walk around asking "how do you know?" I would do it for free. I have been told, several times today, that I already do it for free and that people would like me to stop.`,
    },
    {
      age: 668,
      text: `Congratulations to my student, who defended her thesis today and then immediately asked whether she could change the title. No. It is over. You are free. So proud of you, and thank you to the committee for only asking about the appendix twice.`,
    },
    {
      age: 322,
      event: "mailroost-invitation",
      text: `Our paper on Mailroost is out. A calendar invitation with one hidden sentence made the assistant forward private mail in 312 of 500 attempts, with no click from the user. Reported 19 days ago, fixed today in 5.3.1; update your desktop client by hand. The pattern is general: whatever an assistant reads by itself can give it orders.
https://lintell.example/papers/mailroost`,
    },
    {
      age: 71,
      event: "skerrow-4-retest",
      text: `Worth reading: Lampwick ran Skerrow 4 on RepoLadder with one attempt for each task and got 66.9%. The 71.8% in Brindlewake's release post allows three attempts. Still the best result so far, but 51 of 136 failures end with the model claiming success while its own test fails.
https://lampwick.example/notes/skerrow-4-one-attempt`,
    },
    {
      age: -845,
      event: "prunebook",
      text: `Prunebook, from Linting University, gives an agent a notebook of 600 characters that it has to prune every ten steps. On LongErrand's 350 tasks, completion rises from 38% to 57% with 44% fewer tokens. Writing without pruning gets 49%. I like that they report how it fails: it deletes "do not" instructions.
https://linting.example/papers/prunebook`,
    },
    {
      age: -415,
      text: `New from Orrisdale University: a weather model with 0.4B parameters that computes a 15-day forecast in 40 seconds on one card. Over a year of hindcasts it beats the national service on 68% of 1,200 targets, and loses on rain in mountains. Weights are open; two harbour authorities use it already.
https://orrisdale.example/papers/small-weather`,
    },
  ],
};
