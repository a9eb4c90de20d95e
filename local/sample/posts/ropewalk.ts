/** The Ropewalk: an English trade paper, in RSS. */
import type { FeedSource } from "../shape.ts";

export const ropewalk: FeedSource = {
  format: "rss",
  path: "/ropewalk/feed.xml",
  title: "The Ropewalk",
  description: "Money, machines and the people who pay for both.",
  siteUrl: "https://ropewalk.example/",
  language: "en",
  author: "Nell Astonbury",
  posts: [
    {
      age: 2695,
      event: "varnholm-voice-act",
      title:
        "Varnholm passes a Synthetic Voice Act: written consent, a watermark, fines of up to 4% of turnover",
      link: "/policy/varnholm-synthetic-voice-act",
      tags: ["policy", "audio"],
      html: `
<p>The Varnholm Assembly passed the Synthetic Voice Act in a late session by <strong>214 votes to 87</strong>. From 1 July, anyone who publishes speech made with a cloned voice in Varnholm needs the written consent of the person it belongs to, and the audio must carry an inaudible watermark that the regulator can read.</p>
<p>Companies that break the rule can be fined up to 4% of their annual turnover in Varnholm. The act also covers the dead: for 30 years after a person's death, consent lies with the heirs. Parody is exempt as long as a listener is told at the beginning.</p>
<p>Two amendments failed. One would have banned cloned voices from election advertising altogether; the other would have exempted firms with fewer than 20 employees. The regulator now has until 1 April to publish the <a href="https://assembly.varnholm.example/acts/voice">technical standard for the watermark</a>.</p>`,
    },
    {
      age: 2302,
      event: "ostrel-hob-2",
      title: "Ostrel prices its second home robot at $8,900 and promises deliveries from September",
      link: "/robots/ostrel-hob-2",
      tags: ["robotics"],
      author: "Piers Umbertide",
      html: `
<p>Ostrel opened orders for <strong>Hob 2</strong>, a two-armed robot on wheels that folds laundry, loads a dishwasher and carries things between rooms. It costs $8,900, or $249 a month with a two-year contract. First deliveries are planned for September, to 1,200 households that had paid a deposit by this morning.</p>
<p><img src="https://ropewalk.example/images/hob-2-kitchen.jpg" alt="Hob 2 holding a folded towel in front of a kitchen counter"></p>
<p>The company put numbers on what its predecessor was criticised for:</p>
<ul>
<li>weight: 27 kg, down from 41 kg;</li>
<li>battery: 5.5 hours of work, up from 2 hours;</li>
<li>laundry: 48 pieces an hour, with 93.1% of them folded without help in a test across 60 homes.</li>
</ul>
<p>Remote operators, who quietly finished a third of the first Hob's jobs, are switched off by default. An owner has to allow each session, and a light on the robot's chest shows when someone is connected.</p>`,
    },
    {
      age: 1620,
      event: "pennywhin-mapwort",
      title: "Pennywhin buys document-AI firm Mapwort for $260 million",
      link: "/deals/pennywhin-mapwort",
      tags: ["business"],
      html: `
<p>Accounting software maker Pennywhin has agreed to acquire <strong>Mapwort</strong>, whose models read invoices, customs papers and handwritten delivery notes, for $260 million: $190 million in cash and the rest in shares. The two expect to close within 90 days.</p>
<p>Mapwort has 84 employees and about 6,000 business customers. According to a note to investors, it processed 410 million pages last year and made $31 million of revenue, twice the figure of the year before, while losing $4 million.</p>
<p>Its API stays open to others, with prices frozen for 24 months. Pennywhin will stop using a larger rival's model for its own invoice reading, which it says cost it $0.011 a page; Mapwort's costs it $0.003. Founder Sunniva Pellow will run a combined team of 130.</p>`,
    },
    {
      age: 1475,
      event: "brindlewake-farrant",
      title: "Brindlewake's head of research leaves to found Ashlar Row with $75 million",
      link: "/people/farrant-leaves-brindlewake",
      tags: ["people", "funding"],
      html: `
<p>Isolde Farrant-Ngata, head of research at Brindlewake for six years, has left the company to start <strong>Ashlar Row</strong>, a lab for models that check their own proofs. It begins with a seed round of $75 million and nine people, four of them from Brindlewake's mathematics group.</p>
<p>Corin Adewale-Holt, who led training of the Skerrow models, takes over her team of about 160 at once. In a letter to employees seen by this paper, Farrant-Ngata writes that the departure is friendly and that she stays an adviser until the end of the year.</p>
<p>Ashlar Row does not plan a chatbot. Its first product, due next year, is meant to verify hardware designs; two chip makers have signed letters of intent. Half of the lab's results are to be published, a share written into its articles of association.</p>`,
    },
    {
      age: 1356,
      event: "quarrowgate-port-calder",
      title: "Quarrowgate and Brindlewake sign a $5.6 billion, 840-megawatt deal in Port Calder",
      link: "/infrastructure/port-calder",
      tags: ["infrastructure"],
      author: "Piers Umbertide",
      html: `
<p>Quarrowgate Power will build a data centre of <strong>840 megawatts</strong> on the old shipyard of Port Calder, and Brindlewake has taken all of it for six years. The contract is worth $5.6 billion, the largest that either has signed.</p>
<p>Electricity is to come from the tidal plant across the bay, with 1.9 gigawatt-hours of batteries for the slack hours. Building begins in January; the first 210 megawatts are to run 14 months later. If they are late, Brindlewake may leave after 60 days without paying.</p>
<p>The city council attached three conditions to the permit: cooling with sea water only, waste heat for 11,000 flats at cost, and a cap on what the site may draw from the public grid in winter. Residents' groups had asked for a noise limit as well; a council study of it is due in March.</p>`,
    },
    {
      age: 1010,
      event: "halvorrin-series-c",
      title: "Inference-chip maker Halvorrin raises $410 million at a $3.2 billion valuation",
      link: "/funding/halvorrin-series-c",
      tags: ["funding", "chips"],
      html: `
<p>Halvorrin, which makes chips that only run models and do not train them, has raised a Series C of <strong>$410 million</strong> led by Gorseholm Capital. The round values the company of 340 people at $3.2 billion, four times the figure of 18 months ago.</p>
<p>The money goes into its second chip. Plinth-2 carries 288 GB of memory on the package and, by the company's own measurement, delivers 3.1 times as many tokens per watt as the first Plinth. Customers will get samples in spring. Three of them have paid $180 million in advance, chief executive Aurel Szymborn said; he would not name them.</p>
<p>Halvorrin had revenue of $58 million last year. What it lacks is software: fewer than 40 models run on Plinth without changes, and 120 of the next 200 hires are to be compiler engineers.</p>`,
    },
    {
      age: 215,
      title: "Estavian court: training on scanned books is legal, if the library is paid its lending fee",
      link: "/courts/estavia-scanned-books",
      tags: ["policy", "copyright"],
      html: `
<p>The Court of Appeal of Estavia ruled this morning that a company may train a model on scanned library books without asking each author, provided it pays the <strong>public lending fee</strong> once for every book and every model. The fee is 0.42 crowns at present.</p>
<p>The case was brought by the authors' guild Inkwarden against Wrenfold, a start-up that had scanned 1.3 million volumes. Wrenfold now owes 546,000 crowns for each of the two models it trained, a fraction of the 90 million that the guild had sought.</p>
<p>The judges drew one line: a model that gives back more than 200 consecutive words of a book infringes, whatever was paid. Wrenfold must show every quarter, with a test set by the court, that its models do not. The guild has 30 days to appeal.</p>`,
    },
    {
      age: 58,
      event: "skerrow-4-retest",
      title: "Elsewhere: Lampwick measures Skerrow 4 with one attempt instead of three",
      link: "https://lampwick.example/notes/skerrow-4-one-attempt?utm_source=ropewalk&utm_medium=rss&utm_campaign=elsewhere",
      html: `
<p>From our reading list. Jorun Haldersea of Lampwick Evals ran Brindlewake's new model on RepoLadder again and got <strong>66.9%</strong> where the company reports 71.8%. The difference is in the rules: Brindlewake counts a task as solved if any of three attempts passes, Lampwick allows one.</p>
<p>The note is worth reading for the costs alone. A solved task took $0.47 in the median, but one in twenty cost more than $3, most of them tasks where the model read the same files over and over. Haldersea publishes all 411 transcripts.</p>
<p>We asked Brindlewake why its release post does not mention the three attempts. A spokesperson pointed to a footnote in the system card and said that the post would be corrected.</p>`,
    },
    {
      age: -960,
      title: "Varnholm's regulator will test voice watermarks on a telephone line",
      link: "/policy/varnholm-watermark-tests",
      tags: ["policy", "audio"],
      html: `
<p>The regulator that has to enforce Varnholm's Synthetic Voice Act published its test plan today. A watermark must be found in <strong>at least 98 of 100 clips</strong> after the audio has gone through a telephone line, been recorded from a loudspeaker at two metres, and been sped up by 15%.</p>
<p>In a first trial none of six commercial watermarks passed all three. The best found 91% of clips after the loudspeaker test; two failed on the telephone line completely, because they hide their signal above 4 kHz, where a phone cuts off.</p>
<p>Vendors have eight weeks to hand in new versions. The <a href="https://assembly.varnholm.example/acts/voice/tests">test clips</a>, 12 hours in nine languages, are free to download, and the results will be public, with names.</p>`,
    },
    {
      age: -590,
      title: "Fernholt Mutual sells insurance against the mistakes of agents, from $90 a month",
      link: "/insurance/fernholt-agents",
      tags: ["business", "agents"],
      author: "Piers Umbertide",
      html: `
<p>The insurer Fernholt Mutual will pay for damage that a company's software agents do: wrong orders, deleted files, payments to the wrong account. The cover starts at <strong>$90 a month</strong> for up to $50,000 of damage a year and goes up to $2 million.</p>
<p>The price depends on what the agents may do without asking. A firm whose agents can spend at most $200 at a time pays a third of what one without a limit does. Logs must be kept for 18 months, or the insurer does not pay.</p>
<p>Fernholt based its tables on 2,300 incidents that 410 companies reported to it. The median damage was $640; the dearest, an agent that ordered 70 tonnes of gravel twice, came to $212,000.</p>`,
    },
  ],
};
