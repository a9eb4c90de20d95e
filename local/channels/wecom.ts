/** 企业微信's group robot: Markdown of 4096 bytes; everything is answered with 200 and an errcode. */
import { answerDown, isObject, keep, readObject, takeFault, type Office } from "./office.ts";

const CONTENT_BYTES = 4096;

export async function answerWecom(request: Request, office: Office, isKnown: boolean): Promise<Response> {
  const say = (errcode: number, errmsg: string) => Response.json({ errcode, errmsg });
  const body = await readObject(request);
  const fault = takeFault(office);
  if (fault?.kind === "down") return answerDown();
  if (!isKnown || fault?.kind === "gone") return say(93_000, "invalid webhook url, hint: [stand-in]");
  if (fault?.kind === "rate") return say(45_009, "api freq out of limit, hint: [stand-in]");
  const markdown = isObject(body?.["markdown"]) ? body["markdown"] : undefined;
  const content = markdown?.["content"];
  if (!body || body["msgtype"] !== "markdown" || typeof content !== "string" || content === "")
    return say(40_008, "invalid message type, hint: [stand-in]");
  if (Buffer.byteLength(content) > CONTENT_BYTES)
    return say(
      40_058,
      "markdown.content exceed max length 4096. invalid Request Parameter, hint: [stand-in]",
    );
  keep(office, "wecom", body, request);
  return say(0, "ok");
}
