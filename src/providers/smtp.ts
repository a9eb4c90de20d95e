/**
 * Mail through a server of one's own (SMTP, RFC 5321). Its promise is weaker than Resend's: a server knows no
 * idempotency keys, so a message whose answer was lost is unknown and never repeated: at most once, not exactly once.
 * TLS from the first byte (RFC 8314); plain only on loopback, which settings see to.
 */
import { connect as connectPlain, type Socket } from "node:net";
import { connect as connectSecure } from "node:tls";
import MailComposer from "nodemailer/lib/mail-composer";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import { messageOf } from "./log.ts";
import { checkSize, fillIn, type Copy, type Mailer, type Posted } from "./mailer.ts";
import { withoutAddresses } from "./without-addresses.ts";

const CONNECT_TIMEOUT_MS = 15_000;
/** RFC 5321, section 4.5.3.2, allows a server ten minutes for its last answer; a lease of three is all there is. */
const ANSWER_TIMEOUT_MS = 20_000;
/** A server that can't be reached, or will not take a sender now, is asked again after this. */
const WAIT_SECONDS = 300;

type Result = Extract<Posted, { kind: "accepted" }>["results"][number];
type SmtpError = Error & { responseCode?: number; command?: string; code?: string };

/** A mailer over the server of a URL: smtps://user:password@host:465. */
export function openSmtp({ url }: { url: string }): Mailer {
  return {
    forgets: true,
    async sendBatch(copies) {
      checkSize(copies);
      let connection: SMTPConnection;
      try {
        connection = await open(new URL(url));
      } catch (error) {
        return refuseOrWait(error as SmtpError);
      }
      const sent = await sendAll(connection, copies, () => open(new URL(url)));
      return sent;
    },
  };
}

/** Nothing was sent: a wrong password needs a person, the rest may pass. */
function refuseOrWait(error: SmtpError): Posted {
  const [name, message] = [error.code ?? "smtp", withoutAddresses(messageOf(error))];
  return error.code === "EAUTH" && (error.responseCode ?? 500) >= 500
    ? { kind: "refused", name, message }
    : { kind: "wait", seconds: WAIT_SECONDS, name, message };
}

/** One message after the other. A connection that breaks leaves one of them unknown; the rest goes on over another. */
async function sendAll(
  first: SMTPConnection,
  copies: Copy[],
  reopen: () => Promise<SMTPConnection>,
): Promise<Posted> {
  const results: Result[] = [];
  let connection: SMTPConnection | undefined = first;
  for (const copy of copies) {
    connection ??= await reopen().catch(() => undefined);
    const answer: Result | SmtpError = connection
      ? await sendOne(connection, copy)
      : { refusal: "Not sent: the connection to the mail server was lost." };
    if (!(answer instanceof Error)) {
      results.push(answer);
      continue;
    }
    // the server will not take this sender now: nothing was sent yet, so all of it can wait
    if (results.length === 0 && answer.command === "MAIL FROM") {
      connection?.quit();
      return refuseOrWait(answer);
    }
    const message = withoutAddresses(answer.message);
    results.push(answer.responseCode ? { refusal: message } : { unknown: message });
    if (answer.responseCode && answer.responseCode !== 421) await reset(connection);
    else {
      connection?.close();
      connection = undefined;
    }
  }
  connection?.quit();
  return { kind: "accepted", results };
}

async function sendOne(connection: SMTPConnection, copy: Copy): Promise<Result | SmtpError> {
  const { tags: _tags, ...email } = fillIn(copy);
  const mail = new MailComposer({ ...email, disableFileAccess: true, disableUrlAccess: true }).compile();
  const message = await mail.build();
  return new Promise((resolve) =>
    connection.send(mail.getEnvelope(), message, (error) => resolve(error ?? { id: mail.messageId() })),
  );
}

const reset = (connection: SMTPConnection | undefined) =>
  new Promise<void>((resolve) => (connection ? connection.reset(() => resolve()) : resolve()));

/** A connection that greeted us and, where the URL names a user, let us in. */
function open({ protocol, hostname, port, username, password }: URL): Promise<SMTPConnection> {
  const secure = protocol === "smtps:";
  const host = hostname.replaceAll(/[[\]]/g, "");
  const target = { host, port: Number(port) || (secure ? 465 : 25) };
  const socket: Socket = secure ? connectSecure({ ...target, servername: host }) : connectPlain(target);
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => fail(new Error("The mail server gave no answer in time.")),
      CONNECT_TIMEOUT_MS,
    );
    const connection = new SMTPConnection({
      ...target,
      connection: socket,
      secured: secure,
      ignoreTLS: true,
      greetingTimeout: CONNECT_TIMEOUT_MS,
      socketTimeout: ANSWER_TIMEOUT_MS,
    });
    const fail = (error: Error) => {
      clearTimeout(timer);
      socket.destroy();
      reject(error);
    };
    const succeed = () => {
      clearTimeout(timer);
      resolve(connection);
    };
    socket.once("error", fail);
    connection.on("error", fail);
    socket.once(secure ? "secureConnect" : "connect", () =>
      connection.connect(() => {
        if (!username) return succeed();
        const credentials = { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
        connection.login({ credentials }, (error) => (error ? fail(error) : succeed()));
      }),
    );
  });
}
