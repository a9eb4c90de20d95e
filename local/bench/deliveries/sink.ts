/**
 * A provider that takes mail as fast as it comes: it reads each body, counts its emails and answers with ids. A process
 * of its own, that keeps nothing of what it reads: on two cores its work would hold up the other's.
 */
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
  const count = openCount();
  request.on("data", (part: Buffer) => {
    bytes += part.length;
    count.add(part);
  });
  request.on("end", () => {
    const data = Array.from({ length: count.emails() }, (_, at) => ({ id: `${calls}-${at}` }));
    emails += count.emails();
    calls += 1;
    answer.writeHead(200, { "content-type": "application/json", ...ROOM });
    answer.end(JSON.stringify({ data, errors: [] }));
  });
});
server.listen(0, "127.0.0.1", () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});

/** Counts the emails in a body that comes in parts, which may be cut anywhere. */
function openCount() {
  let count = 0;
  let end = Buffer.alloc(0);
  const countIn = (text: Buffer) => {
    for (let at = text.indexOf(RECIPIENT); at >= 0; at = text.indexOf(RECIPIENT, at + RECIPIENT.length))
      count += 1;
  };
  return {
    add(part: Buffer) {
      countIn(part);
      // what stands across the cut, and nowhere else
      const most = RECIPIENT.length - 1;
      countIn(Buffer.concat([end, part.subarray(0, most)]));
      end = Buffer.concat([end, part.subarray(-most)]).subarray(-most);
    },
    emails: () => count,
  };
}
