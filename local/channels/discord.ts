/** Discord's webhooks: an embed within its limits, nobody mentioned, and errors as JSON with a code. */
import { answerDown, isLink, isObject, isText, keep, readObject, takeFault, type Office } from "./office.ts";

export async function answerDiscord(request: Request, office: Office, isKnown: boolean): Promise<Response> {
  const body = await readObject(request);
  const fault = takeFault(office);
  if (fault?.kind === "down") return answerDown();
  if (!isKnown || fault?.kind === "gone")
    return Response.json({ message: "Unknown Webhook", code: 10_015 }, { status: 404 });
  if (fault?.kind === "rate")
    return Response.json(
      { message: "You are being rate limited.", retry_after: (fault.seconds ?? 1) - 0.5, global: false },
      { status: 429, headers: { "retry-after": String(fault.seconds ?? 1), "x-ratelimit-scope": "user" } },
    );
  const errors = body ? errorsOf(body) : { _errors: [{ code: "INVALID_JSON", message: "no JSON" }] };
  if (!body || errors)
    return Response.json({ message: "Invalid Form Body", code: 50_035, errors }, { status: 400 });
  keep(office, "discord", body, request);
  const isWaiting = new URL(request.url).searchParams.get("wait") === "true";
  return isWaiting
    ? Response.json({ id: String(office.received.length), type: 0 })
    : new Response(null, { status: 204 });
}

function errorsOf({ embeds, allowed_mentions: mentions }: Record<string, unknown>): object | undefined {
  const tooLong = (where: string) => ({ [where]: { _errors: [{ code: "BASE_TYPE_BAD_LENGTH" }] } });
  if (!isObject(mentions) || JSON.stringify(mentions["parse"]) !== "[]") return tooLong("allowed_mentions");
  const [embed, ...others] = Array.isArray(embeds) ? (embeds as unknown[]) : [];
  if (!isObject(embed) || others.length > 9) return tooLong("embeds");
  const { title, url, description = " ", footer, timestamp } = embed;
  const footerText = isObject(footer) ? footer["text"] : "";
  if (!isText(title, 1, 256)) return tooLong("title");
  if (!isLink(url)) return tooLong("url");
  if (!isText(description, 1, 4096)) return tooLong("description");
  if (!isText(footerText, 0, 2048)) return tooLong("footer");
  if (timestamp !== undefined && !(isText(timestamp, 1, 64) && Date.parse(timestamp)))
    return tooLong("timestamp");
  return title.length + description.length + footerText.length > 6000 ? tooLong("embeds") : undefined;
}
