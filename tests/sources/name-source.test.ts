import { describe, expect, test } from "vitest";
import { nameSource } from "../../src/sources/name-source.ts";

const FEEDS: [text: string, url: string][] = [
  ["hn", "https://news.ycombinator.com/rss"],
  ["HN", "https://news.ycombinator.com/rss"],
  ["Hacker News", "https://news.ycombinator.com/rss"],
  ["https://news.ycombinator.com/", "https://news.ycombinator.com/rss"],
  ["news.ycombinator.com", "https://news.ycombinator.com/rss"],

  ["cs.CL", "https://rss.arxiv.org/rss/cs.CL"],
  ["cs.cl", "https://rss.arxiv.org/rss/cs.CL"],
  ["cs.AI+cs.LG", "https://rss.arxiv.org/rss/cs.AI+cs.LG"],
  ["arXiv:stat.ML", "https://rss.arxiv.org/rss/stat.ML"],
  ["arxiv hep-th", "https://rss.arxiv.org/rss/hep-th"],
  ["quant-ph", "https://rss.arxiv.org/rss/quant-ph"],
  ["physics.acc-ph", "https://rss.arxiv.org/rss/physics.acc-ph"],
  ["cond-mat.mtrl-sci", "https://rss.arxiv.org/rss/cond-mat.mtrl-sci"],
  ["https://arxiv.org/list/cs.CL/recent", "https://rss.arxiv.org/rss/cs.CL"],
  ["https://www.arxiv.org/list/hep-th/new?skip=0", "https://rss.arxiv.org/rss/hep-th"],
  ["https://arxiv.org/list/cs/new", "https://rss.arxiv.org/rss/cs"],
  ["https://arxiv.org/archive/math", "https://rss.arxiv.org/rss/math"],

  ["r/LanternKeeping", "https://www.reddit.com/r/LanternKeeping/.rss"],
  ["/r/lanterns/", "https://www.reddit.com/r/lanterns/.rss"],
  ["r/lanterns+wicks", "https://www.reddit.com/r/lanterns+wicks/.rss"],
  ["u/keeper-jo", "https://www.reddit.com/user/keeper-jo/.rss"],
  ["https://www.reddit.com/r/lanterns", "https://www.reddit.com/r/lanterns/.rss"],
  ["https://old.reddit.com/r/lanterns/?utm_source=share", "https://www.reddit.com/r/lanterns/.rss"],
  ["https://reddit.com/r/lanterns/top/?t=week", "https://www.reddit.com/r/lanterns/top/.rss"],
  ["https://www.reddit.com/r/lanterns/comments/abc123/a_lamp/", "https://www.reddit.com/r/lanterns/.rss"],
  ["https://www.reddit.com/user/keeper-jo/submitted/", "https://www.reddit.com/user/keeper-jo/.rss"],

  ["https://github.com/brindle/wake", "https://github.com/brindle/wake/releases.atom"],
  ["https://github.com/brindle/wake.git", "https://github.com/brindle/wake/releases.atom"],
  [
    "https://github.com/brindle/wake/tree/main/src?tab=readme",
    "https://github.com/brindle/wake/releases.atom",
  ],
  ["https://www.github.com/brindle/wake/releases/tag/v1", "https://github.com/brindle/wake/releases.atom"],
  ["https://github.com/brindle/wake/tags", "https://github.com/brindle/wake/tags.atom"],
  ["https://github.com/brindle/wake/commits", "https://github.com/brindle/wake/commits.atom"],
  ["https://github.com/brindle/wake/commits/main/", "https://github.com/brindle/wake/commits/main.atom"],
  ["https://github.com/brindle", "https://github.com/brindle.atom"],
  ["github.com/brindle/wake.js", "https://github.com/brindle/wake.js/releases.atom"],
  ["brindle/wake", "https://github.com/brindle/wake/releases.atom"],
  ["https://gitlab.com/brindle/tools/wake", "https://gitlab.com/brindle/tools/wake/-/releases.atom"],
  ["https://gitlab.com/brindle/wake/-/tags", "https://gitlab.com/brindle/wake/-/releases.atom"],
  ["https://codeberg.org/brindle/wake/src/branch/main", "https://codeberg.org/brindle/wake/releases.rss"],
  ["https://pypi.org/project/wakelight/", "https://pypi.org/rss/project/wakelight/releases.xml"],

  [
    "https://www.youtube.com/channel/UCabcdefghijklmnopqrstuv",
    "https://www.youtube.com/feeds/videos.xml?channel_id=UCabcdefghijklmnopqrstuv",
  ],
  [
    "https://m.youtube.com/channel/UCabcdefghijklmnopqrstuv/videos?view=0",
    "https://www.youtube.com/feeds/videos.xml?channel_id=UCabcdefghijklmnopqrstuv",
  ],
  [
    "https://www.youtube.com/playlist?list=PLabc_DEF-123",
    "https://www.youtube.com/feeds/videos.xml?playlist_id=PLabc_DEF-123",
  ],

  ["https://bsky.app/profile/keeper.bsky.social", "https://bsky.app/profile/keeper.bsky.social/rss"],
  ["https://bsky.app/profile/lamp.example/post/3k", "https://bsky.app/profile/lamp.example/rss"],
  ["https://bsky.app/profile/did:plc:abc123", "https://bsky.app/profile/did:plc:abc123/rss"],
  ["keeper.bsky.social", "https://bsky.app/profile/keeper.bsky.social/rss"],
  ["@keeper.bsky.social", "https://bsky.app/profile/keeper.bsky.social/rss"],
  ["@lamp.example", "https://bsky.app/profile/lamp.example/rss"],

  ["https://tide.example/@keeper", "https://tide.example/@keeper.rss"],
  ["https://tide.example/@keeper/112233445566778899", "https://tide.example/@keeper.rss"],
  ["https://tide.example/@keeper@harbour.example", "https://harbour.example/@keeper.rss"],
  ["@keeper@tide.example", "https://tide.example/@keeper.rss"],
  ["acct:keeper@tide.example", "https://tide.example/@keeper.rss"],

  ["https://lamplight.substack.com/p/a-night", "https://lamplight.substack.com/feed"],
  ["https://medium.com/@keeper", "https://medium.com/feed/@keeper"],
  ["https://medium.com/lamp-works/about", "https://medium.com/feed/lamp-works"],
  ["https://keeper.medium.com/", "https://keeper.medium.com/feed"],
  ["https://keeper.wordpress.com", "https://keeper.wordpress.com/feed/"],
  ["https://news.google.com/search?q=lamps&hl=en", "https://news.google.com/rss/search?q=lamps&hl=en"],
  ["https://news.google.com/topics/CAAqBw", "https://news.google.com/rss/topics/CAAqBw"],
  ["https://stackoverflow.com/questions/tagged/lamp", "https://stackoverflow.com/feeds/tag/lamp"],

  ["feed://lamp.example/rss", "http://lamp.example/rss"],
  ["feed:https://lamp.example/rss", "https://lamp.example/rss"],
  ["feed:lamp.example/rss", "http://lamp.example/rss"],
];

const ACCOUNTS: [text: string, handle: string][] = [
  ["@keeper_jo", "keeper_jo"],
  ["＠KeeperJo", "KeeperJo"],
  ["x.com/KeeperJo", "KeeperJo"],
  ["https://x.com/KeeperJo/", "KeeperJo"],
  ["http://www.twitter.com/KeeperJo?lang=en", "KeeperJo"],
  ["https://mobile.twitter.com/KeeperJo/with_replies", "KeeperJo"],
  ["https://x.com/KeeperJo/status/1904567890123456789?s=20", "KeeperJo"],
  ["https://twitter.com/@KeeperJo", "KeeperJo"],
  ["https://twitter.com/intent/user?screen_name=KeeperJo", "KeeperJo"],
];

const PAGES: [text: string, url: string][] = [
  ["https://lamp.example/blog", "https://lamp.example/blog"],
  ["lamp.example", "https://lamp.example/"],
  ["  lamp.example/blog?a=1  ", "https://lamp.example/blog?a=1"],
  ["<https://lamp.example/>", "https://lamp.example/"],
  ["lamp.example:8080/feed", "https://lamp.example:8080/feed"],
  ["lamp.example/feed.xml", "https://lamp.example/feed.xml"],
  ["灯塔.example", "https://xn--omsv47c.example/"],
  ["https://www.youtube.com/@lampworks", "https://www.youtube.com/@lampworks"],
  ["https://www.youtube.com/c/LampWorks", "https://www.youtube.com/c/LampWorks"],
  ["https://substack.com/@keeper", "https://substack.com/@keeper"],
  ["https://github.com/trending", "https://github.com/trending"],
  ["https://github.com/brindle/wake/releases.atom", "https://github.com/brindle/wake/releases.atom"],
  ["https://www.reddit.com/r/lanterns/.rss", "https://www.reddit.com/r/lanterns/.rss"],
  ["https://tide.example/@keeper.rss", "https://tide.example/@keeper.rss"],
  ["https://medium.com/feed/@keeper", "https://medium.com/feed/@keeper"],
  ["https://arxiv.org/abs/2603.01234", "https://arxiv.org/abs/2603.01234"],
];

const UNKNOWN = [
  "",
  "   ",
  "lamps and lanterns",
  "lamp",
  "feed.xml",
  "folder/feed.xml",
  "keeper@tide.example",
  "@a_handle_that_is_too_long",
  "https://x.com/home",
  "https://x.com/i/lists/123",
  "https://x.com/search?q=lamp",
  "https://twitter.com/",
  "https://www.instagram.com/keeper",
  "https://mp.weixin.qq.com/s/abc",
  "ftp://lamp.example/feed",
  "javascript:alert(1)",
  "http://",
  "https://lamp .example",
  "x".repeat(3000),
];

describe("what people paste to add a source", () => {
  test.each(FEEDS)("%s is the feed %s", (text, url) => {
    expect(nameSource(text)).toEqual({ kind: "feed", url });
  });

  test.each(ACCOUNTS)("%s is the account of %s on X", (text, handle) => {
    expect(nameSource(text)).toEqual({ kind: "x", handle });
  });

  test.each(PAGES)("%s is a page to look for feeds on", (text, url) => {
    expect(nameSource(text)).toEqual({ kind: "page", url });
  });

  test.each(UNKNOWN)("%s is answered with a sentence", (text) => {
    expect(nameSource(text)).toEqual({ kind: "unknown", reason: expect.stringMatching(/\S+ \S+/) });
  });

  test("what a name became, named again, is the same source", () => {
    for (const [, url] of FEEDS) expect(nameSource(url)).toMatchObject({ url });
  });
});
