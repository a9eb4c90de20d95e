/**
 * A chunk's emails: the frozen rendering with each recipient's links in its blanks. The same chunk gives the same
 * bytes at every try, since all it is made of is frozen, the signing key's id included.
 */
import type { Addressed } from "../db/schema.ts";
import type { Settings } from "../env.ts";
import type { Email } from "../providers/resend.ts";
import { openUnsubscribeSigner } from "../subscribers/links.ts";
import { fillBlanks } from "./blanks.ts";
import type { Mailing } from "./store.ts";

/** The emails of these recipients, in order. Throws where the mailing's signing key was taken out of TOKEN_KEYS. */
export async function compose(
  { tokenKeys }: Pick<Settings, "tokenKeys">,
  mailing: Mailing,
  addressed: Addressed[],
): Promise<Email[]> {
  const key = findSigningKey({ tokenKeys }, mailing);
  if (!key) throw new Error(lostKey(mailing));
  const sign = await openUnsubscribeSigner(key);
  return Promise.all(
    addressed.map(async ([id, to]) => {
      const unsubscribeUrl = `${mailing.publicUrl}/unsubscribe?token=${await sign(id, mailing.newsletterId)}`;
      return {
        from: mailing.sender,
        to,
        subject: mailing.subject,
        html: fillBlanks(mailing.html, unsubscribeUrl),
        text: fillBlanks(mailing.text, unsubscribeUrl),
        headers: listHeaders(mailing, unsubscribeUrl),
        tags: [{ name: "mailing", value: String(mailing.id) }],
      };
    }),
  );
}

/** RFC 8058 (one-click), RFC 2369 (List-Unsubscribe) and RFC 2919 (List-Id). */
const listHeaders = ({ newsletterId, publicUrl }: Mailing, unsubscribeUrl: string) => ({
  "List-Unsubscribe": `<${unsubscribeUrl}>`,
  "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
  "List-Id": `<${newsletterId}.${new URL(publicUrl).hostname}>`,
});

/** The key that signs a mailing's links, while it is in TOKEN_KEYS. */
export const findSigningKey = ({ tokenKeys }: Pick<Settings, "tokenKeys">, { tokenKeyId }: Mailing) =>
  tokenKeys.find(({ id }) => id === tokenKeyId);

/** Why a mailing whose signing key is gone can't be sent. */
export const lostKey = ({ tokenKeyId }: Mailing): string =>
  `The key ${tokenKeyId} that signs its unsubscribe links is not in TOKEN_KEYS.`;
