/** A receiver of Standard Webhooks: signature and clock by the library, id and payload by the specification. */
import { Webhook } from "standardwebhooks";
import { answerDown, isJson, isLink, isObject, keep, takeFault, type Office } from "./office.ts";

export async function answerWebhook(request: Request, office: Office, secret: string): Promise<Response> {
  const body = await request.text();
  const fault = takeFault(office);
  if (fault?.kind === "down") return answerDown();
  if (fault?.kind === "gone") return new Response(null, { status: 410 });
  if (fault?.kind === "rate")
    return new Response(null, { status: 429, headers: { "retry-after": String(fault.seconds ?? 1) } });
  try {
    // the clock of a test stands still: what is checked of it is that the header is what was signed
    const {
      "webhook-id": id = "",
      "webhook-timestamp": at = "",
      ...others
    } = Object.fromEntries(request.headers);
    const expected = new Webhook(secret).sign(id, new Date(Number(at) * 1000), body);
    if (!/^\d{10}$/.test(at) || !/^[\w-]{1,256}$/.test(id)) throw new Error("headers");
    if (!(others["webhook-signature"] ?? "").split(" ").includes(expected)) throw new Error("signature");
  } catch (error) {
    return new Response(String(error), { status: 401 });
  }
  const event: unknown = JSON.parse(body);
  if (!isJson(request) || !isEvent(event)) return new Response("not an event", { status: 400 });
  keep(office, "webhook", event, request);
  return new Response(null, { status: 204 });
}

/** type is of dotted words, timestamp ISO 8601, data an object. */
function isEvent(event: unknown): boolean {
  if (!isObject(event) || !isObject(event["data"])) return false;
  const { type, timestamp, data } = event;
  return (
    typeof type === "string" &&
    /^[a-z_]+(?:\.[a-z_]+)*$/.test(type) &&
    typeof timestamp === "string" &&
    new Date(timestamp).toISOString() === timestamp &&
    isLink((data as { url: unknown }).url)
  );
}
