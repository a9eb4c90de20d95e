/**
 * A chunk's emails: the frozen renderings, one letter a language, and each recipient's links for its blanks. The same
 * chunk gives the same bytes at every try, since all it is made of is frozen, the signing key's id included.
 */
import type { Addressed } from "../db/schema.ts";
import type { Settings } from "../env.ts";
import type { Copy, Letter } from "../providers/mailer.ts";
import { openUnsubscribeSigner } from "../subscribers/links.ts";
import { PREFERENCES_BLANK, UNSUBSCRIBE_BLANK } from "./blanks.ts";
import type { Folding, Mailing, Rendering } from "./store.ts";

export type Composer = (addressed: Addressed[]) => Promise<Copy[]>;

/** A maker of a mailing's copies. Throws where its signing key was taken out of TOKEN_KEYS, or it has no rendering. */
export async function openComposer(
  { tokenKeys }: Pick<Settings, "tokenKeys">,
  mailing: Mailing,
  renderings: Rendering[],
  foldings: Folding[] = [],
): Promise<Composer> {
  const key = findSigningKey({ tokenKeys }, mailing);
  if (!key) throw new Error(lostKey(mailing));
  const sign = await openUnsubscribeSigner(key);
  const letters = new Map(
    [...renderings, ...foldings].map((rendering) => [nameOf(rendering), letterOf(mailing, rendering)]),
  );
  const [usual] = letters.values();
  if (!usual) throw new Error(`Mailing ${mailing.id} has no rendering`);
  return (addressed) =>
    Promise.all(
      addressed.map(async ([id, to, language, folded]) => {
        const token = await sign(id, mailing.newsletterId);
        return {
          letter: (language && letters.get(nameOf({ language, folded }))) ?? usual,
          to,
          fills: {
            [UNSUBSCRIBE_BLANK]: `${mailing.publicUrl}/unsubscribe?token=${token}`,
            [PREFERENCES_BLANK]: `${mailing.publicUrl}/preferences?token=${token}`,
          },
        };
      }),
    );
}

const nameOf = ({ language, folded }: { language: string; folded?: string | undefined }) =>
  folded ? `${language} ${folded}` : language;

/** RFC 8058 (one-click), RFC 2369 (List-Unsubscribe) and RFC 2919 (List-Id). */
function letterOf(mailing: Mailing, { html, text }: Rendering): Letter {
  return {
    from: mailing.sender,
    subject: mailing.subject,
    html,
    text,
    headers: {
      "List-Unsubscribe": `<${UNSUBSCRIBE_BLANK}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      "List-Id": `<${mailing.newsletterId}.${new URL(mailing.publicUrl).hostname}>`,
    },
    tags: [{ name: "mailing", value: mailing.tag ?? String(mailing.id) }],
  };
}

/** The key that signs a mailing's links, while it is in TOKEN_KEYS. */
export const findSigningKey = ({ tokenKeys }: Pick<Settings, "tokenKeys">, { tokenKeyId }: Mailing) =>
  tokenKeys.find(({ id }) => id === tokenKeyId);

/** Why a mailing whose signing key is gone can't be sent. */
export const lostKey = ({ tokenKeyId }: Mailing): string =>
  `The key ${tokenKeyId} that signs its unsubscribe links is not in TOKEN_KEYS.`;
