/**
 * Stand-ins for what a digest is announced in: a receiver of Standard Webhooks, Telegram, Slack, Discord, 飞书 and
 * 企业微信, each strict about its real format and answering in its real shape, failures on demand. Nothing leaves the
 * machine. GET /_/received tells what was taken, PUT /_/faults says which calls fail, DELETE /_/ forgets both.
 */
import { once } from "node:events";
import { createAdaptorServer } from "@hono/node-server";
import { Hono } from "hono";
import { answerDiscord } from "./discord.ts";
import { answerFeishu } from "./feishu.ts";
import { KNOWN } from "./known.ts";
import { openOffice, type Fault } from "./office.ts";
import { answerSlack } from "./slack.ts";
import { answerTelegram } from "./telegram.ts";
import { answerWebhook } from "./webhook.ts";
import { answerWecom } from "./wecom.ts";

export async function startChannels(): Promise<{ url: string; close: () => void }> {
  const office = openOffice();
  const app = new Hono()
    .post("/webhook", (c) => answerWebhook(c.req.raw, office, KNOWN.webhookSecret))
    .post("/:bot{bot.+}/sendMessage", (c) =>
      answerTelegram(c.req.raw, office, c.req.param("bot") === `bot${KNOWN.telegramToken}`),
    )
    .post("/services/*", (c) => answerSlack(c.req.raw, office, c.req.path === `/services/${KNOWN.slackPath}`))
    .post("/api/webhooks/*", (c) =>
      answerDiscord(c.req.raw, office, c.req.path === `/api/webhooks/${KNOWN.discordPath}`),
    )
    .post("/open-apis/bot/v2/hook/:hook", (c) =>
      answerFeishu(c.req.raw, office, c.req.param("hook") === KNOWN.feishuHook, KNOWN.feishuSecret),
    )
    .post("/cgi-bin/webhook/send", (c) =>
      answerWecom(c.req.raw, office, c.req.query("key") === KNOWN.wecomKey),
    )
    .get("/_/received", (c) => c.json(office.received))
    .put("/_/faults", async (c) => {
      office.faults = await c.req.json<Fault[]>();
      return c.json({});
    })
    .delete("/_", (c) => {
      office.received.length = 0;
      office.faults = [];
      return c.json({});
    });
  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`,
    close: () => void server.close(),
  };
}
