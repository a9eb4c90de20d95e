/** Answers with a document, or with 304 where the asker has it already (RFC 9110, section 13). */
import { createHash } from "node:crypto";
import type { SourceDocument } from "./render.ts";

export function answer(request: Request, { body, contentType, modifiedAt }: SourceDocument): Response {
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  const validators = { etag, ...(modifiedAt && { "last-modified": modifiedAt.toUTCString() }) };
  if (isFresh(request.headers, etag, modifiedAt))
    return new Response(null, { status: 304, headers: validators });
  return new Response(body, { headers: { ...validators, "content-type": contentType } });
}

/** A date is only looked at where no entity tag is given: two changes may fall into one second. */
function isFresh(headers: Headers, etag: string, modifiedAt: Date | undefined): boolean {
  const tags = headers.get("if-none-match");
  if (tags !== null) return tags.trim() === "*" || tags.split(",").some((tag) => withoutWeak(tag) === etag);
  const since = Date.parse(headers.get("if-modified-since") ?? "");
  return modifiedAt !== undefined && since >= modifiedAt.getTime();
}

const withoutWeak = (tag: string) => tag.trim().replace(/^W\//, "");
