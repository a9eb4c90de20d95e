/** Orla Quenby: a reporter, in English, on X. */
import type { AccountSource } from "../shape.ts";

export const quenby: AccountSource = {
  format: "x",
  handle: "quenby_wbdemo",
  name: "Orla Quenby",
  language: "en",
  posts: [
    {
      age: 2641,
      event: "varnholm-voice-act",
      text: `The Varnholm Assembly has passed the Synthetic Voice Act, 214 to 87. From 1 July a cloned voice needs the written consent of its owner and an inaudible watermark. Fines go up to 4% of turnover. An amendment that would have banned cloned voices from election ads failed by nine votes.
https://assembly.varnholm.example/acts/voice`,
    },
    {
      age: 2402,
      text: `My neighbour has named his robot vacuum after me because it "always turns up where nobody asked it to". I have covered this industry for eleven years and this is the first honest review of my work. Framing it.`,
    },
    {
      age: 1868,
      event: "tollgrain-outage",
      text: `Tollgrain's inference cloud is failing in two of its five regions, north and harbour, since about half an hour ago: error 503 on a third of requests. At least four support bots I tried are silent. The company says its routers no longer reach the machines and that no data is lost.
https://tollgrain.example/status`,
    },
    {
      age: 1758,
      text: `Honestly, the best thing about an outage is hearing a whole industry remember how to write an email by hand. Someone in our newsroom just asked how you spell "necessary". We are going to be fine, I think. Probably.`,
    },
    {
      age: 1529,
      event: "brindlewake-farrant",
      text: `Scoop: Isolde Farrant-Ngata, head of research at Brindlewake for six years, is leaving to start a lab called Ashlar Row with $75 million in seed money and nine people. It will build models that check their own proofs, for hardware verification first. Corin Adewale-Holt takes over her team of 160 at Brindlewake.`,
    },
    {
      age: 1385,
      text: `Things people said to me at one conference dinner: "We're basically a water company now." "My agent has an agent." "Is the cheese real?" I love this beat and I need to lie down. Tomorrow's panel is at nine, see you at the coffee machine.`,
    },
    {
      age: 1120,
      event: "taijie-v2",
      text: `Taijie has released Taijie-V2 with open weights under Apache 2.0: a mixture of experts with 212B parameters, 17B active, 256K context, trained on 14.6T tokens. It reports 59.7 on KnotBench, the highest score of any open model. In 4 bits it fits on two 80 GB cards. The revenue clause of version one is gone.
https://codeberth.example/taijie/taijie-v2`,
    },
    {
      age: 561,
      event: "skerrow-4",
      text: `Brindlewake launches Skerrow 4: 640,000 tokens of context, 71.8% on RepoLadder (58.3% for Skerrow 3), 64.2 on KnotBench. Prices fall 40%, to $2.40 per million tokens in and $9.60 out. In the API and for paying users now, free users in two weeks. Customers saw it work up to seven hours on one task.
https://brindlewake.example/news/skerrow-4`,
    },
    {
      age: 245,
      text: `Port Calder's 41 public schools stop using an AI essay grader after an audit. Auditors submitted 2,000 essays twice: 9% got a different grade the second time, and essays with longer words scored half a grade higher whatever they said. The city had paid $3.4 million for three years. Teachers will regrade 12,600 finals by hand.
https://portcalder.example/audits/essay-grader`,
    },
    {
      age: -675,
      event: "rookstay-series-b",
      text: `Rookstay, which makes robots that inspect substations, raises 680 million yuan in a Series B led by Songluo Capital, at a valuation of 4.1 billion yuan. Its four-legged robots patrol 43 substations, up from 6 a year ago. They reported 371 defects in six months; engineers confirmed 334 of them.`,
    },
    {
      age: -1190,
      text: `It has been pointed out to me that I ended last week's column with the word "soon" four times. I would like to thank the reader who counted, and promise that it will not happen again until fairly, well, you know when. Good night.`,
    },
    {
      age: -905,
      text: `Larkmoor, which settles insurance claims for 40 companies, cuts 210 jobs, 7% of its staff. Most are in photo inspection, where chief executive Odalys Brandreth says models now do 83% of the work. Those affected get six months of pay. The works council says that it learned of the plan from the press.
https://larkmoor.example/press/restructuring`,
    },
    {
      age: -1390,
      text: `Port Calder lets 36 driverless buses run without an attendant from next week, after 14 months of trials. In 1.1 million kilometres there were 9 accidents, none with serious injuries, and 2 were the bus's fault. Conditions: no more than 40 km/h, a remote supervisor for every six buses, and all data to the city within a day.
https://portcalder.example/transport/buses`,
    },
  ],
};
