/** A feed on the loopback that can die: from then on it answers 500. */
import { once } from "node:events";
import { createServer } from "node:http";

export type DyingFeed = { url: string; die(): void; close(): Promise<void> };

const ITEMS = [
  [
    "Tidewater Labs releases Ledger 4",
    "Tidewater Labs released Ledger 4, a model of 12 billion parameters for harbour accounts. It reads 40 pages a second, twice as many as Ledger 3, and its weights are free.",
  ],
  [
    "Quay Systems raises $30 million",
    "Quay Systems raised $30 million from Breakwater Capital to build planning agents for ports. It has 45 employees and plans to hire 20 this year.",
  ],
];

/** Its posts are of a time. */
export async function startDyingFeed(publishedAt: Date): Promise<DyingFeed> {
  let isDead = false;
  const items = ITEMS.map(
    ([title, text], at) =>
      `<item><title>${title}</title><link>http://127.0.0.1/posts/${at}</link><guid>dying-${at}</guid><pubDate>${publishedAt.toUTCString()}</pubDate><description>${text}</description></item>`,
  ).join("");
  const body = `<?xml version="1.0"?><rss version="2.0"><channel><title>Tidewater Notes</title><link>http://127.0.0.1/</link><description>Notes</description>${items}</channel></rss>`;
  const server = createServer((_, answer) => {
    answer.writeHead(isDead ? 500 : 200, { "content-type": "application/rss+xml" });
    answer.end(isDead ? "gone" : body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/rss.xml`,
    die: () => (isDead = true),
    close: async () => void server.close(),
  };
}
