/** Codeberth Releases: what is new on a code host, in JSON Feed. */
import type { FeedSource } from "../shape.ts";

export const codeberth: FeedSource = {
  format: "json",
  path: "/codeberth/releases.json",
  title: "Codeberth Releases",
  description: "Notable releases of open projects on Codeberth.",
  siteUrl: "https://codeberth.example/",
  language: "en",
  author: "Codeberth editors",
  posts: [
    {
      age: 2790,
      title: "Sieveline 0.9: a billion vectors on one machine with 64 GB of memory",
      link: "/sieveline/releases/0.9.0",
      tags: ["database", "search"],
      html: `
<p>The vector database <strong>Sieveline</strong> gets an index that lives on disk. In the project's benchmark, one machine with 64 GB of memory and two fast disks searches a billion vectors of 768 dimensions in 11 ms at the median, with a recall of 95.2%. The index in memory, which it replaces as the default, needed 1.4 TB for the same data.</p>
<p>Also in this release:</p>
<ul>
<li>filters are applied during the search instead of after it, so rare values no longer return short lists;</li>
<li>an index can be rebuilt while it answers queries;</li>
<li>the file format has a version number, and 0.9 reads files of 0.7 and 0.8.</li>
</ul>
<p>Building the index took nine hours on 32 cores. The licence stays Apache 2.0. Version 1.0 is planned once the format has held for three months.</p>`,
    },
    {
      age: 2150,
      title: "Backstitch 3.1 replays an agent's run step by step",
      link: "/backstitch/releases/3.1.0",
      tags: ["agents", "debugging"],
      html: `
<p>Backstitch, a tracing tool for agents, can now <strong>replay a recorded run</strong>. Model answers and tool results come from the recording, so a run of 40 minutes is repeated in seconds and costs nothing. Change one prompt, and only the steps after it are sent to a model again.</p>
<p>A run can be cut into a regression test with one command. The maintainers did this with 212 failed runs of their own support agent and found that 140 of them came from four tools with unclear error messages.</p>
<p>Recordings are plain files and can be cleaned of names and keys with rules. Version 3.1 reads the traces of eleven agent frameworks; it no longer supports its own format of before 2.0.</p>`,
    },
    {
      age: 1903,
      event: "tingzheng-tts",
      title: "Tingzheng-TTS 1.5: open speech synthesis in 14 languages, fast enough for a phone",
      link: "/tingzheng/tts/releases/1.5.0",
      tags: ["speech"],
      html: `
<p>Tingzheng has published weights and code of <strong>Tingzheng-TTS 1.5</strong> under the Apache 2.0 licence. The model has 0.9B parameters, speaks 14 languages and 11 Chinese dialects, and sends its first audio after 92 ms on one consumer card.</p>
<p>In a test with 3,000 sentences the word error rate is 1.7%, down from 2.9% for version 1.0. A version in 4 bits runs on a phone's processor at 1.6 times real time, using 640 MB of memory.</p>
<p>Voices can be cloned from three seconds of audio, but the released code asks for a recording in which the speaker reads a consent sentence, and compares the two voices before it goes on. The check can of course be removed from open code; the authors say so in the readme.</p>`,
    },
    {
      age: 1097,
      event: "taijie-v2",
      title: "Taijie-V2: weights, inference code and a technical report under Apache 2.0",
      link: "/taijie/taijie-v2/releases/2.0.0",
      tags: ["models"],
      html: `
<p>The repository of <strong>Taijie-V2</strong> is open. The mixture-of-experts model has 212B parameters, of which 17B are active for each token, and a context of 256K tokens. It was trained on 14.6T tokens. Weights and code are under Apache 2.0, without the revenue clause that the first version had.</p>
<p>Included are a base model, an instruction-tuned model and a version in 4 bits that fits on two cards with 80 GB each. The report gives 59.7 on KnotBench, the highest figure for open weights so far.</p>
<p>What is not included: the training data, which is described by category only, and the training code. The inference code supports three chips at release, among them Halvorrin's Plinth. The files were downloaded 38,000 times in the first three hours.</p>`,
    },
    {
      age: 765,
      event: "cobblewright-2",
      title: "Cobblewright 2.0: eight subtasks at once, and an undo for everything an agent did",
      link: "/cobblewright/releases/2.0.0",
      tags: ["coding", "agents"],
      html: `
<p>The open coding agent <strong>Cobblewright</strong>, with 31,000 stars one of the ten most followed projects on Codeberth, is out in version 2.0. It splits a task into up to eight parts, works on each in a working copy of its own at the same time, and merges those whose tests pass.</p>
<ul>
<li>Checkpoints: every change to files, branches or the database of a test environment can be undone with one command.</li>
<li>Memory: 0.7 GB on a repository of two million lines, 62% less than before.</li>
<li>Models: any endpoint, and local models from 24B parameters on.</li>
<li>Safety: commands run in a sandbox without network unless a rule allows a host.</li>
</ul>
<p>147 people contributed. The licence is MIT as before. Configuration files of 1.x are converted at the first start; plugins have to be rebuilt, because their interface has changed.</p>`,
    },
    {
      age: 440,
      title: "Hearthrope 0.4 runs 70B models across two old laptops",
      link: "/hearthrope/releases/0.4.0",
      tags: ["local models"],
      html: `
<p>Hearthrope spreads a model over the machines of a home network. Version 0.4 can <strong>split layers unevenly</strong>: it measures each machine for a minute and gives the slower one less to do. Two laptops of six years ago with 32 GB each run a 70B model in 4 bits at 3.8 tokens a second over cable, and at 2.9 over wireless.</p>
<p>If a machine goes to sleep, the others hold the conversation for two minutes and go on when it returns. Before, everything had to start again.</p>
<p>Traffic between the machines is encrypted now, which costs about 4% of speed. A set-up wizard finds the machines by itself. The project is the work of three people and asks for reports from networks with more than four machines, which they can't test.</p>`,
    },
    {
      age: 180,
      title: "Weekly housekeeping: mirrors, badges and a thank-you",
      link: "/blog/weekly-housekeeping",
      tags: ["codeberth"],
      html: `
<p>A short note from the people who sweep the floor here. Thank you to everyone who reported the broken badges on profile pages. They are drawn again, and some of you have told us that the new shade of green is worse than the old one. We are listening.</p>
<p>The mirror in Port Calder was slow for a day because somebody unplugged it to charge a scooter. Nobody will be named. Please come to our birthday meetup on the last Friday of the month: there will be cake, lightning talks and a quiz about licences that nobody has ever won.</p>
<p>We wish you a calm week, and remind you that old notifications can be marked as read all at once. Yes, all 4,000 of them. See you next time!</p>`,
    },
    {
      age: -530,
      event: "taijie-v2-template",
      title: "Taijie-V2 2.0.1 fixes the chat template; tool calls fail a quarter as often",
      link: "/taijie/taijie-v2/releases/2.0.1",
      tags: ["models"],
      html: `
<p>If you downloaded Taijie-V2 in its first day, <strong>fetch the template again</strong>. The chat template of 2.0.0 put a line break in the wrong place after tool results, and the model often stopped there. With 2.0.1, failed tool calls fall from 8.8% to 2.1% in the team's own test of 5,000 dialogues.</p>
<p>The weights have not changed; only one file of 3 KB has. Four inference servers that ship copies of the template have been told, and two have already released updates.</p>
<p>The mistake was found by a user who compared the open model with the same model behind Taijie's API, where the template was right from the start. Benchmarks in the report had been run through the API and are not affected.</p>`,
    },
    {
      age: -30,
      title: "Saltpool 2.2 gives every agent a browser of its own in 180 milliseconds",
      link: "/saltpool/releases/2.2.0",
      tags: ["agents", "browser"],
      html: `
<p>Saltpool runs browsers for agents in small virtual machines. In version 2.2 a new one starts in <strong>180 ms</strong> instead of 2.4 seconds, because it is copied from the memory of a browser that is already running. One server with 64 GB holds 140 of them.</p>
<p>Pages are handed to the model as an outline of what can be clicked and read. On 1,000 shop pages the outline took 3,100 tokens on average, against 41,000 for the page's markup, and agents completed 4% more purchases with it.</p>
<p>Logins can be kept in a vault: the agent sees a placeholder, and the browser types the password only on the domain it belongs to. The licence is Apache 2.0.</p>`,
    },
  ],
};
