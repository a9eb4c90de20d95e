/** What docs/writing.md shows, run. */
import { createElement } from "react";
import { render } from "react-email";
import { describe, expect, test } from "vitest";
import AnniversaryMail, { anniversarySubject, anniversaryText } from "../../docs/examples/anniversary.tsx";
import { fetchStatusPage } from "../../docs/examples/fetch-status-page.ts";
import { openRelay } from "../../docs/examples/relay-mailer.ts";
import type { Source } from "../../src/sources/store.ts";
import { openSomeWeb } from "../sources/some-web.ts";

const now = () => new Date("2026-11-20T08:00:00Z");
const source = { url: "https://status.harbour.example/", title: "Harbour status" } as Source;
const incidents = JSON.stringify({
  incidents: [
    {
      id: "i-1",
      name: "Cranes stand still",
      url: "https://status.harbour.example/i-1?utm_source=page",
      text: "<p>All three cranes stopped at seven.</p>",
      created_at: "2026-11-20T07:02:00Z",
    },
  ],
});

describe("the source kind", () => {
  test("brings incidents as posts, their addresses canonical and their texts plain", async () => {
    const { web } = openSomeWeb({ "https://status.harbour.example/incidents.json": incidents });
    const fetched = await fetchStatusPage({ web, now }, source);
    expect(fetched).toMatchObject({
      kind: "document",
      document: {
        posts: [
          {
            key: "https://status.harbour.example/i-1",
            title: "Cranes stand still",
            text: "All three cranes stopped at seven.",
            publishedAt: new Date("2026-11-20T07:02:00Z"),
          },
        ],
      },
    });
  });

  test("says in a sentence what is wrong, and throws for nothing that the page does", async () => {
    const { web } = openSomeWeb({ "https://status.harbour.example/incidents.json": "<html>" });
    expect(await fetchStatusPage({ web, now }, source)).toMatchObject({ kind: "failed", reason: /no JSON/ });
    const none = openSomeWeb({});
    expect(await fetchStatusPage({ web: none.web, now }, source)).toMatchObject({ kind: "failed" });
  });
});

describe("the mailer", () => {
  const letter = {
    from: "a@harbour.example",
    subject: "Hello {name}",
    html: "<p>{name}</p>",
    text: "{name}",
  };
  const copies = [{ letter, to: "reader@inbox.example", fills: { "{name}": "Ada" } }];
  const relay = (answer: () => Response) => {
    const calls: Request[] = [];
    const send: typeof fetch = async (input, init) => {
      calls.push(new Request(input, init));
      return answer();
    };
    const mailer = openRelay({ url: "https://relay.harbour.example/send", token: "t", fetch: send });
    return { calls, post: () => mailer.sendBatch(copies, "news.example/ai_1/7") };
  };

  test("sends the copies filled in, under the key", async () => {
    const { calls, post } = relay(() => Response.json({ ids: ["m-1"] }));
    expect(await post()).toEqual({ kind: "accepted", results: [{ id: "m-1" }] });
    expect(calls[0]?.headers.get("idempotency-key")).toBe("news.example/ai_1/7");
    expect(await calls[0]?.json()).toMatchObject([{ to: "reader@inbox.example", subject: "Hello Ada" }]);
  });

  test.each([
    [429, "wait"],
    [409, "drifted"],
    [422, "refused"],
    [503, "uncertain"],
  ])("tells a %i for what it is: %s", async (status, kind) => {
    const { post } = relay(() => new Response("", { status }));
    expect(await post()).toMatchObject({ kind });
  });

  test("does not know what became of a call without an answer", async () => {
    const { post } = relay(() => {
      throw new TypeError("connection lost");
    });
    expect(await post()).toEqual({ kind: "uncertain", message: "connection lost" });
  });
});

describe("the template", () => {
  test.each(["zh-CN", "en"] as const)("says the same in HTML and in text, in %s", async (language) => {
    const mail = { ...AnniversaryMail.PreviewProps, language };
    const html = await render(createElement(AnniversaryMail, mail));
    for (const shown of [anniversarySubject(mail), "365", mail.postalAddress]) {
      expect(html).toContain(shown);
      expect(anniversaryText(mail)).toContain(shown);
    }
    expect(html).toContain(`lang="${language}"`);
  });
});
