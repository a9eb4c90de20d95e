/** A real SMTP server on loopback for the tests of the SMTP mailer, told by recipients' names what to do; and what it took. */
import { createServer } from "node:http";
import { once } from "node:events";
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from "smtp-server";
import type { TestProject } from "vitest/node";

type Taken = { from: string; to: string[]; message: string };

export default async function start(project: TestProject) {
  const taken: Taken[] = [];
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    authOptional: true,
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) =>
      username === "bell" && password === "p@ss"
        ? done(null, { user: username })
        : done(Object.assign(new Error("Wrong password"), { responseCode: 535 })),
    onMailFrom: ({ address }, _session, done) =>
      done(address.startsWith("busy@") ? Object.assign(new Error("Try later"), { responseCode: 451 }) : null),
    onRcptTo: ({ address }, _session, done) =>
      done(
        address.startsWith("nobody@")
          ? Object.assign(new Error(`No such user ${address}`), { responseCode: 550 })
          : null,
      ),
    onData: (stream, session, done) => void take(stream, session, done),
  });

  async function take(
    stream: SMTPServerDataStream,
    session: SMTPServerSession,
    done: (error?: Error | null) => void,
  ) {
    const parts: Buffer[] = [];
    for await (const part of stream) parts.push(part as Buffer);
    const to = session.envelope.rcptTo.map(({ address }) => address);
    const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : "";
    taken.push({ from, to, message: Buffer.concat(parts).toString() });
    // the message is taken, and the answer to it is lost
    const connections = (server as unknown as { connections: Set<{ _socket: { destroy(): void } }> })
      .connections;
    if (to.some((address) => address.startsWith("lost")))
      for (const { _socket } of connections) _socket.destroy();
    else done();
  }

  server.on("error", () => {});
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const inbox = createServer((request, response) => {
    if (request.method === "DELETE") taken.length = 0;
    response.end(JSON.stringify(taken));
  });
  inbox.listen(0, "127.0.0.1");
  await once(inbox, "listening");
  const portOf = (address: ReturnType<typeof inbox.address>) =>
    typeof address === "object" && address ? address.port : 0;
  project.provide("smtpPort", portOf(server.server.address()));
  project.provide("smtpInboxUrl", `http://127.0.0.1:${portOf(inbox.address())}`);
  return async () => {
    inbox.close();
    await new Promise<void>((resolve) => server.close(resolve));
  };
}

declare module "vitest" {
  interface ProvidedContext {
    smtpPort: number;
    smtpInboxUrl: string;
  }
}
