/** The formats at their limits, with words that would be markup: every stand-in takes what is written, and it says no more. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { KNOWN } from "../../local/channels/known.ts";
import { startChannels } from "../../local/channels/start.ts";
import type { Announcement } from "../../src/channels/announcement.ts";
import type { AnyTarget } from "../../src/channels/channel.ts";
import { readTarget } from "../../src/channels/read-target.ts";
import { sendTo } from "../../src/channels/send.ts";
import { openWeb } from "../../src/providers/web.ts";

const NOW = new Date("2026-03-25T04:00:00Z");
const web = openWeb({ userAgent: "test", allowLoopback: true });

let url = "";
let close = () => {};
beforeAll(async () => ({ url, close } = await startChannels()));
afterAll(() => close());
beforeEach(() => fetch(`${url}/_`, { method: "DELETE" }));

const received = async () =>
  (JSON.parse(await (await fetch(`${url}/_/received`)).text()) as { body: Record<string, unknown> }[]).map(
    ({ body }) => body,
  );

const announcement = (text: string, count = 8): Announcement => ({
  type: "digest.published",
  id: "news-example_harbour_x",
  newsletter: { id: "harbour", name: text.slice(0, 120), language: "en" },
  title: text,
  url: "https://news.example/harbour/2026.03.25.12",
  opening: text,
  headlines: Array.from({ length: count }, (_, at) => ({
    text,
    url: `https://news.example/harbour/2026.03.25.12#s${at + 1}`,
  })),
  storyCount: count,
  slot: NOW,
  publishedAt: NOW,
  correction: null,
  correctedAt: null,
});

const targets = (): AnyTarget[] => [
  { kind: "webhook", url: `${url}/webhook`, secret: KNOWN.webhookSecret },
  { kind: "telegram", token: KNOWN.telegramToken, chatId: "@harbour", baseUrl: url },
  { kind: "slack", url: `${url}/services/${KNOWN.slackPath}` },
  { kind: "discord", url: `${url}/api/webhooks/${KNOWN.discordPath}` },
  { kind: "feishu", url: `${url}/open-apis/bot/v2/hook/${KNOWN.feishuHook}`, secret: KNOWN.feishuSecret },
  { kind: "wecom", url: `${url}/cgi-bin/webhook/send?key=${KNOWN.wecomKey}` },
];

const KINDS = ["webhook", "telegram", "slack", "discord", "feishu", "wecom"] as const;
const send = (kind: (typeof KINDS)[number], text: string, count?: number) =>
  sendTo(
    { web, now: () => NOW },
    targets().find((one) => one.kind === kind)!,
    announcement(text, count),
  );

describe.each(KINDS)("%s", (kind) => {
  test.each([
    ["a plain line", "Beacon 3 is out"],
    ["Chinese at length", "灯笼实验室发布新模型".repeat(200)],
    ["pictures of four bytes", "🛎".repeat(3000)],
    ["markup at length", "<b>&*_`~|[x](y)#@>\\".repeat(300)],
    ["a letter", "a"],
  ])("takes %s, with none and with many headlines", async (_, text) => {
    expect(await send(kind, text)).toEqual({ kind: "taken" });
    expect(await send(kind, text, 0)).toEqual({ kind: "taken" });
    expect(await received()).toHaveLength(2);
  });
});

const INJECTION =
  '<!channel> <@U123> @everyone <at user_id="all">x</at> <a href="https://evil.example">b</a> **bold** [c](https://evil.example) &lt; <@all>';

describe("words of a source are words", () => {
  test("in Telegram: every < and & of them is escaped", async () => {
    await send("telegram", INJECTION);
    const text = String((await received())[0]?.["text"]);
    const links = [...text.matchAll(/<a href="([^"]*)">/g)].map(([, href = ""]) => new URL(href).host);
    expect(new Set(links)).toEqual(new Set(["news.example"]));
    expect(text).toContain("&lt;!channel&gt;");
  });

  test("in Slack: they stand where no markup is read, and the note is escaped", async () => {
    await send("slack", INJECTION);
    const [body] = await received();
    expect(body?.["text"]).not.toMatch(/[<>]/);
    expect(JSON.stringify(body)).not.toContain("mrkdwn");
    expect(
      [...JSON.stringify(body?.["blocks"]).matchAll(/"url":"([^"]+)"/g)].map(
        ([, link = ""]) => new URL(link).host,
      ),
    ).toEqual(Array(9).fill("news.example"));
  });

  test("in Discord: nobody is mentioned, and its Markdown is escaped", async () => {
    await send("discord", INJECTION);
    const [body] = (await received()) as { embeds: { description: string }[]; allowed_mentions: unknown }[];
    expect(body?.allowed_mentions).toEqual({ parse: [] });
    const description = body?.embeds[0]?.description ?? "";
    expect(description).toContain(String.raw`\[c\]\(https\://evil.example\)`);
    expect(description).not.toMatch(/(?<!\\)<|(?<!\\)@/);
  });

  test("in 飞书: they stand in text elements, without an at", async () => {
    await send("feishu", INJECTION);
    const [body] = await received();
    expect(
      [...JSON.stringify(body).matchAll(/"tag":"(\w+)"/g)].every(([, tag]) => tag === "text" || tag === "a"),
    ).toBe(true);
    expect(JSON.stringify(body)).not.toContain('"href":"https://evil');
  });

  test("in 企业微信: what would be markup or a mention is full-width", async () => {
    await send("wecom", INJECTION);
    const [body] = (await received()) as { markdown: { content: string } }[];
    const content = body?.markdown.content ?? "";
    expect(content).not.toContain("<");
    expect(content).toContain("＜@all＞");
    expect(
      [...content.matchAll(/\]\((https?:[^)]*)\)/g)].every(
        ([, to = ""]) => new URL(to).host === "news.example",
      ),
    ).toBe(true);
  });
});

test("the stand-ins refuse what is not theirs", async () => {
  const post = async (
    path: string,
    body: unknown,
    headers: Record<string, string> = { "content-type": "application/json" },
  ) => {
    const answer = await fetch(`${url}${path}`, { method: "POST", body: JSON.stringify(body), headers });
    return [answer.status, await answer.text()] as const;
  };
  const hook = `/open-apis/bot/v2/hook/${KNOWN.feishuHook}`;
  const key = `/cgi-bin/webhook/send?key=${KNOWN.wecomKey}`;
  const telegram = `/bot${KNOWN.telegramToken}/sendMessage`;
  const answers = await Promise.all([
    post("/webhook", { type: "digest.published" }),
    post("/bot1:x/sendMessage", {}),
    post(telegram, {
      chat_id: 1,
      text: "<b>x",
      parse_mode: "HTML",
      link_preview_options: { url: "https://x.example" },
    }),
    post("/services/no/such/hook", { text: "x" }),
    post(`/services/${KNOWN.slackPath}`, { text: "<!channel>", blocks: [] }),
    post(`/api/webhooks/${KNOWN.discordPath}`, { content: "x" }),
    post(hook, { msg_type: "text", content: { text: "x" } }),
    post(key, { msgtype: "markdown", markdown: { content: "长".repeat(1366) } }),
    post(key, {}, {}),
  ]);
  expect(
    answers.map(([status, text]) => [
      status,
      /unsigned|signature|headers|Unauthorized|end tag|no_service|invalid_payload|50035|19021|40058|40008/.test(
        text,
      ),
    ]),
  ).toEqual([
    [401, true],
    [401, true],
    [400, true],
    [404, true],
    [400, true],
    [400, true],
    [200, true],
    [200, true],
    [200, true],
  ]);
  expect(await received()).toEqual([]);
});

describe("a target", () => {
  test.each([
    ["webhook", { url: "https://hooks.example/x" }],
    ["telegram", { token: "123456:ABCDEFGHIJKLMNOPQRSTUVWXYZ", chatId: -100123 }],
    ["telegram", { token: "123456:ABCDEFGHIJKLMNOPQRSTUVWXYZ", chatId: "@harbour" }],
    ["slack", { url: "https://hooks.slack.com/services/T0/B0/abc" }],
    ["discord", { url: "https://discord.com/api/webhooks/123/abc-def?thread_id=1" }],
    ["feishu", { url: "https://open.feishu.cn/open-apis/bot/v2/hook/abc-1", secret: "s" }],
    ["feishu", { url: "https://open.larksuite.com/open-apis/bot/v2/hook/abc-1" }],
    ["wecom", { url: "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=abc-1" }],
  ] as const)("of %s may be %j", (kind, given) => {
    expect(readTarget(kind, given, false)).toMatchObject({ kind: "target", target: { kind } });
  });

  test.each([
    ["webhook", { url: "http://hooks.example/x" }],
    ["webhook", { url: "http://127.0.0.1/x" }],
    ["webhook", { url: "https://user:pass@hooks.example/x" }],
    ["webhook", { url: "https://hooks.example/x", secret: "whsec_c2hvcnQ=" }],
    ["webhook", {}],
    ["telegram", { token: "no", chatId: "1" }],
    [
      "telegram",
      { token: "123456:ABCDEFGHIJKLMNOPQRSTUVWXYZ", chatId: "1", baseUrl: "https://evil.example" },
    ],
    ["slack", { url: "https://hooks.slack.com.evil.example/services/x" }],
    ["discord", { url: "https://evil.example/api/webhooks/1/x" }],
    ["feishu", { url: "http://open.feishu.cn/open-apis/bot/v2/hook/x" }],
    ["wecom", { url: "http://localhost:1/cgi-bin/webhook/send?key=x" }],
  ] as const)("of %s may not be %j", (kind, given) => {
    expect(readTarget(kind, given, false)).toMatchObject({ kind: "invalid" });
  });

  test("of a webhook without a secret draws one that the library takes", async () => {
    const read = readTarget("webhook", { url: `${url}/webhook` }, true);
    if (read.kind !== "target") throw new Error(read.fault);
    const again = readTarget("webhook", { ...read.target }, true);
    expect(again).toEqual(read);
    expect(await sendTo({ web, now: () => NOW }, read.target, announcement("x"))).toMatchObject({
      kind: "later",
      reason: "it answered 401",
    });
  });
});

test("a redirect is no taking, and what was meant for one site goes to no other", async () => {
  const seen: string[] = [];
  const redirecting = openWeb({
    userAgent: "test",
    allowLoopback: false,
    fetch: async (input) => {
      seen.push(input as string);
      return new Response(null, { status: 302, headers: { location: "https://evil.example/" } });
    },
  });
  const target: AnyTarget = { kind: "slack", url: "https://hooks.slack.com/services/T0/B0/secretsecret" };
  const taken = await sendTo({ web: redirecting, now: () => NOW }, target, announcement("x"));
  expect(taken).toMatchObject({ kind: "later", reason: "it answered 302" });
  expect(seen).toHaveLength(1);
});

test("a host that does not answer is told of without the address", async () => {
  const broken = openWeb({
    userAgent: "test",
    allowLoopback: false,
    fetch: async (input) => Promise.reject(new Error(`can't reach ${input as string}`)),
  });
  for (const target of [
    { kind: "telegram", token: "123456789:AAF-very-secret-token-0123456789", chatId: "1" },
    { kind: "slack", url: "https://hooks.slack.com/services/T0/B0/very-secret" },
    { kind: "wecom", url: "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=very-secret-key" },
  ] as AnyTarget[]) {
    const taken = await sendTo({ web: broken, now: () => NOW }, target, announcement("x"));
    expect(taken.kind).toBe("later");
    expect(JSON.stringify(taken)).not.toContain("very-secret");
  }
});
