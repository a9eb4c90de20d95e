/** 飞书's custom bot with signatures on: everything is answered with 200 and a code. */
import { createHmac } from "node:crypto";
import { answerDown, isLink, isObject, isText, keep, readObject, takeFault, type Office } from "./office.ts";

const BODY_BYTES = 20_000;

export async function answerFeishu(
  request: Request,
  office: Office,
  isKnown: boolean,
  secret: string,
): Promise<Response> {
  const say = (code: number, msg: string) => Response.json({ code, msg, data: {} });
  const body = await readObject(request);
  const fault = takeFault(office);
  if (fault?.kind === "down") return answerDown();
  if (!isKnown || fault?.kind === "gone")
    return say(19_001, "param invalid: incoming webhook access token invalid");
  if (fault?.kind === "rate") return say(11_232, "frequency limited psm[lark.oapi.app_platform_runtime]");
  if (!body || Buffer.byteLength(JSON.stringify(body)) > BODY_BYTES) return say(9499, "Bad Request");
  const { timestamp, sign } = body;
  const mac = createHmac("sha256", `${String(timestamp)}\n${secret}`)
    .update("")
    .digest("base64");
  // the hour that a timestamp may be old is not checked: the clocks of tests stand still
  if (!/^\d{10}$/.test(String(timestamp)) || sign !== mac)
    return say(19_021, "sign match fail or timestamp is not within one hour from current time");
  if (body["msg_type"] !== "post" || !isPost(body["content"])) return say(9499, "Bad Request");
  keep(office, "feishu", body, request);
  return Response.json({ code: 0, msg: "success", data: {}, StatusCode: 0, StatusMessage: "success" });
}

function isPost(content: unknown): boolean {
  const post = isObject(content) ? content["post"] : undefined;
  if (!isObject(post)) return false;
  const languages = Object.entries(post);
  return (
    languages.length > 0 &&
    languages.every(([name, one]) => /^(?:zh_cn|en_us|ja_jp)$/.test(name) && isObject(one) && isBody(one))
  );
}

const isBody = ({ title, content }: Record<string, unknown>): boolean =>
  isText(title, 0, 1000) &&
  Array.isArray(content) &&
  content.every((line) => Array.isArray(line) && line.length > 0 && line.every(isElement));

const isElement = (value: unknown): boolean =>
  isObject(value) &&
  isText(value["text"], 1, 5000) &&
  (value["tag"] === "text" || (value["tag"] === "a" && isLink(value["href"])));
