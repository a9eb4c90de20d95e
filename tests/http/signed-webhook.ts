/** A webhook signed as Standard Webhooks says: HMAC-SHA-256 over id.timestamp.body, in base64. */
export async function signWebhook(
  body: string,
  { id = "msg_1", secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", secondsAgo = 0 } = {},
): Promise<{ method: "POST"; body: string; headers: Record<string, string> }> {
  const timestamp = String(Math.floor(Date.now() / 1000) - secondsAgo);
  const raw = Uint8Array.from(atob(secret.replace("whsec_", "")), (letter) => letter.charCodeAt(0));
  const key = await crypto.subtle.importKey("raw", raw, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const mac = await crypto.subtle.sign("HMAC", key, new TextEncoder().encode(`${id}.${timestamp}.${body}`));
  const signature = btoa(String.fromCharCode(...new Uint8Array(mac)));
  return {
    method: "POST",
    body,
    headers: { "svix-id": id, "svix-timestamp": timestamp, "svix-signature": `v1,${signature}` },
  };
}
