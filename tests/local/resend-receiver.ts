/** Listens as Watchbell would: for webhooks, and for one-click unsubscribing. */
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import { text } from "node:stream/consumers";
import { afterEach } from "vitest";

type Heard = { method: string; path: string; headers: IncomingHttpHeaders; body: string };
type Reply = { status: number; body?: string; headers?: Record<string, string> };

const opened: { close(): Promise<void> }[] = [];

afterEach(async () => {
  await Promise.all(opened.splice(0).map((receiver) => receiver.close()));
});

/** Keeps what it hears and answers with `reply`, which is given the count of requests before. */
export async function openReceiver(reply: (count: number) => Reply = () => ({ status: 200 })) {
  const heard: Heard[] = [];
  const server = createServer();
  server.on("request", async (request, response) => {
    const { method = "", url: path = "", headers } = request;
    const body = await text(request);
    const answer = reply(heard.length);
    heard.push({ method, path, headers, body });
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : address;
  opened.push({
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  });
  return { url: `http://127.0.0.1:${port}`, heard };
}
