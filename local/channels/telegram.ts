/** Telegram's sendMessage as far as it is used: HTML that must parse, 4096 characters of it, a preview. */
import {
  answerDown,
  isLink,
  isObject,
  keep,
  readObject,
  takeFault,
  unknownNames,
  type Office,
} from "./office.ts";

const TAGS = /<(\/?)(b|strong|i|em|u|ins|s|del|code|pre|blockquote|a)((?:\s+href="[^"<>]*")?)>/g;

export async function answerTelegram(request: Request, office: Office, isKnown: boolean): Promise<Response> {
  const refuse = (code: number, description: string, parameters?: object) =>
    Response.json(
      { ok: false, error_code: code, description, ...(parameters && { parameters }) },
      { status: code },
    );
  if (!isKnown) return refuse(401, "Unauthorized");
  const body = await readObject(request);
  const fault = takeFault(office);
  if (fault?.kind === "down") return answerDown();
  if (fault?.kind === "gone") return refuse(403, "Forbidden: bot was kicked from the supergroup chat");
  if (fault?.kind === "rate") {
    const seconds = fault.seconds ?? 1;
    return refuse(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });
  }
  const wrong = faultOf(body);
  if (!body || wrong) return refuse(400, `Bad Request: ${wrong}`);
  keep(office, "telegram", body, request);
  return Response.json({
    ok: true,
    result: {
      message_id: office.received.length,
      date: 0,
      chat: { id: body["chat_id"] },
      text: body["text"],
    },
  });
}

function faultOf(body: Record<string, unknown> | undefined): string | undefined {
  if (!body) return "can't parse JSON object";
  const { chat_id: chat, text, parse_mode: mode, link_preview_options: preview } = body;
  const unknown = unknownNames(body, ["chat_id", "text", "parse_mode", "link_preview_options"]);
  if (unknown.length > 0) return `unexpected ${unknown.join()}`;
  if (!/^(-?\d+|@\w{4,})$/.test(String(chat))) return "chat not found";
  if (typeof text !== "string" || text === "") return "message text is empty";
  if (mode !== "HTML") return "unsupported parse_mode";
  if (!isObject(preview) || !isLink(preview["url"])) return "wrong link_preview_options";
  return faultOfHtml(text);
}

/** Entities other than four are refused, and so are tags that are unknown, unclosed or crossed. */
function faultOfHtml(html: string): string | undefined {
  const open: string[] = [];
  for (const [, slash, tag = ""] of html.matchAll(TAGS)) {
    if (!slash) open.push(tag);
    else if (open.pop() !== tag) return "can't parse entities: unexpected end tag";
  }
  const text = html.replaceAll(TAGS, "");
  if (open.length > 0) return "can't parse entities: can't find end tag";
  if (/[<>]/.test(text)) return "can't parse entities: unsupported start tag";
  if (/&(?!(?:amp|lt|gt|quot|#\d+);)/.test(text)) return "can't parse entities: unsupported entity";
  return text.length > 4096 ? "message is too long" : undefined;
}
