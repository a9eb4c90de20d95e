/** A provider that takes mail as fast as it comes: it reads each body, counts its emails and answers with ids. A process of its own. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** Stands once in each email. In a text of one its quotes would be escaped. */
const RECIPIENT = Buffer.from('"to":');
/** Nobody is made to wait. */
const ROOM = { "ratelimit-limit": "1000000", "ratelimit-remaining": "999999", "ratelimit-reset": "1" };

let emails = 0;
let bytes = 0;
let calls = 0;

const server = createServer((request, answer) => {
  if (request.method === "GET") {
    answer.end(JSON.stringify({ emails, bytes, calls }));
    [emails, bytes, calls] = [0, 0, 0];
    return;
  }
  const parts: Buffer[] = [];
  request.on("data", (part: Buffer) => parts.push(part));
  request.on("end", () => {
    const body = Buffer.concat(parts);
    const count = countOf(body);
    const data = Array.from({ length: count }, (_, at) => ({ id: `${calls}-${at}` }));
    emails += count;
    bytes += body.length;
    calls += 1;
    answer.writeHead(200, { "content-type": "application/json", ...ROOM });
    answer.end(JSON.stringify({ data, errors: [] }));
  });
});
server.listen(0, "127.0.0.1", () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});

function countOf(body: Buffer): number {
  let count = 0;
  for (let at = body.indexOf(RECIPIENT); at >= 0; at = body.indexOf(RECIPIENT, at + RECIPIENT.length))
    count += 1;
  return count;
}
