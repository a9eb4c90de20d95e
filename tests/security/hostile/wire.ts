/** A site whose feeds tell news in words of a source that means harm: the real way in, from the feed to the digest. */
import { once } from "node:events";
import { createServer } from "node:http";
import { escapeHtml } from "../../../src/lib/escape-html.ts";
import { HOSTILE_URLS, type HostileText } from "./texts.ts";

const MINUTE_MS = 60_000;
/** No two are about the same: each becomes a story of its own. */
const NEWS = [
  "Ropewalk releases a speech model that whispers in forty dialects",
  "Quenby raises $90 million for warehouse robots that climb shelves",
  "Marrowby opens a datacenter under the fjord of Ness",
  "Tollgrain acquires the chip designer Pellwick for $2 billion",
  "Lampwick launches a telescope camera for amateur astronomers",
  "Codeberth ships version 4 of its compiler for gravel crushers",
  "Brindlewake publishes a dataset of 12 million harbour sounds",
  "Yarrowmoor patents a battery made of seaweed and salt",
  "Fennimark announces a browser for people who cannot see",
  "Oxbarrow fixes a hole in routers that leaked passwords",
  "Penhallow unveils a violin that tunes itself in 3 seconds",
  "Wexcombe introduces a tax calculator for freelance divers",
  "Thistlegate releases maps of every hedge in Cornwall",
  "Harrowfen open-sources its crawler for medieval manuscripts",
  "Mossbrook hires the surgeon Ada Lindqvist to lead its clinic",
  "Dunmere launches a satellite that counts penguins",
  "Kestrelby cuts the price of memory modules by 40%",
  "Larkholm releases a benchmark of kitchen tasks for humanoids",
  "Saltmarsh sues Greywater over stolen recipes for concrete",
  "Copperhay announces trains without drivers between Porto and Vigo",
  "Winterbourne publishes a proof about knots in six dimensions",
  "Ashgrove ships a keyboard whose letters rearrange by language",
  "Netherfold raises 7 million euros for compostable sensors",
  "Pikestone launches an encyclopedia of extinct alphabets",
];
const FORMS = ["rss", "atom", "json"] as const;

/** No character of XML may be anything else. */
const xmlText = (text: string) =>
  escapeHtml(text.toWellFormed().replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, ""));

type Told = { id: string; title: string; text: string; hostile: string; url: string; at: Date };

/** Serves one feed in each form on the loopback; each item carries one of the texts, from the first to the last of them, in all its parts. */
export async function startHostileWire(texts: HostileText[], now: Date) {
  const told = NEWS.map((title, at): Told => ({
    id: `item-${at}`,
    title,
    text: `${title}, as the company said today.`,
    hostile: texts[Math.floor((at * texts.length) / NEWS.length)]?.text ?? "",
    url: HOSTILE_URLS[at % HOSTILE_URLS.length] ?? "",
    at: new Date(now.getTime() - (at + 1) * MINUTE_MS),
  }));
  const server = createServer((request, response) => {
    const form = FORMS.findIndex((name) => request.url === `/${name}`);
    const portion = told.filter((_, at) => at % FORMS.length === form);
    const [type, body] = RENDERERS[FORMS[form] ?? "rss"](portion);
    response.writeHead(form < 0 ? 404 : 200, { "content-type": type }).end(body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  return {
    feeds: FORMS.map((form) => `${url}/${form}`),
    close: () => new Promise<void>((done) => server.close(() => done())),
  };
}

const RENDERERS: Record<(typeof FORMS)[number], (told: Told[]) => [string, string]> = {
  rss: (told) => [
    "application/rss+xml",
    `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
      xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Labs &lt;img src=x onerror=pwned()&gt;</title>
      <link>https://labs.example/</link><description>x</description>${told
        .map(
          ({ id, title, text, hostile, url, at }) => `<item><title>${xmlText(`${title} ${hostile}`)}</title>
          <link>${xmlText(url)}</link><guid isPermaLink="false">${id}</guid><pubDate>${at.toUTCString()}</pubDate>
          <dc:creator>${xmlText(`Mina ${hostile}`)}</dc:creator><category>${xmlText(hostile)}</category>
          <content:encoded>${xmlText(`<p>${text}</p>${hostile}<p>${escapeHtml(hostile)}</p>`)}</content:encoded></item>`,
        )
        .join("")}</channel></rss>`,
  ],
  atom: (told) => [
    "application/atom+xml",
    `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title type="html">Labs &amp;lt;b&amp;gt;</title>
      <id>urn:x</id>${told
        .map(
          ({ id, title, text, hostile, url, at }) => `<entry><id>urn:${id}</id>
          <title type="html">${xmlText(escapeHtml(`${title} ${hostile}`))}</title><link href="${xmlText(url)}"/>
          <updated>${at.toISOString()}</updated><author><name>${xmlText(`Noor ${hostile}`)}</name></author>
          <content type="html">${xmlText(`<p>${text} ${escapeHtml(hostile)}</p>${hostile}`)}</content></entry>`,
        )
        .join("")}</feed>`,
  ],
  json: (told) => [
    "application/feed+json",
    JSON.stringify({
      version: "https://jsonfeed.org/version/1.1",
      title: "Labs </script>",
      items: told.map(({ id, title, text, hostile, url, at }) => ({
        id,
        title: `${title} ${hostile}`,
        url,
        content_text: `${text} ${hostile}`,
        date_published: at.toISOString(),
        authors: [{ name: `Ari ${hostile}` }],
        tags: [hostile],
      })),
    }),
  ],
};
