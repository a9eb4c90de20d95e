/**
 * A chunk's emails: the frozen rendering with each recipient's links in its blanks. The same chunk gives the same
 * bytes at every try, since all it is made of is frozen, the signing key's id included.
 */
import type { Settings } from "../env.ts";
import type { Email } from "../providers/resend.ts";
import { openUnsubscribeSigner } from "../subscribers/links.ts";
import { fillBlanks } from "./blanks.ts";
import type { Mailing } from "./store.ts";

/** The emails of these recipients, in order. Throws where the mailing's signing key was taken out of TOKEN_KEYS. */
export async function compose(
  { tokenKeys, publicUrl }: Pick<Settings, "tokenKeys" | "publicUrl">,
  mailing: Mailing,
  addressed: [id: number, email: string][],
): Promise<Email[]> {
  const key = tokenKeys.find(({ id }) => id === mailing.tokenKeyId);
  if (!key)
    throw new Error(`The key ${mailing.tokenKeyId} that signs mailing ${mailing.id} is not in TOKEN_KEYS`);
  const sign = await openUnsubscribeSigner(key);
  return Promise.all(
    addressed.map(async ([id, to]) => {
      const unsubscribeUrl = `${publicUrl}/unsubscribe?token=${await sign(id, mailing.newsletterId)}`;
      return {
        from: mailing.sender,
        to,
        subject: mailing.subject,
        html: fillBlanks(mailing.html, unsubscribeUrl),
        text: fillBlanks(mailing.text, unsubscribeUrl),
        headers: listHeaders(mailing, unsubscribeUrl, publicUrl),
        tags: [{ name: "mailing", value: String(mailing.id) }],
      };
    }),
  );
}

/** RFC 8058 (one-click), RFC 2369 (List-Unsubscribe) and RFC 2919 (List-Id). */
const listHeaders = ({ newsletterId }: Mailing, unsubscribeUrl: string, publicUrl: string) => ({
  "List-Unsubscribe": `<${unsubscribeUrl}>`,
  "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
  "List-Id": `<${newsletterId}.${new URL(publicUrl).hostname}>`,
});
