/** @jsxImportSource react */
/** The first row of a digest: whose it is, and the two links that must be easy to find. */
import { SmallLink } from "./small-link.tsx";
import { STRINGS } from "./strings.ts";
import type { Language } from "./language.ts";
import { LIGHT } from "./theme.ts";

type MastheadProps = {
  language: Language;
  newsletterName: string;
  archiveUrl: string;
  unsubscribeUrl: string;
};

export function Masthead({ language, newsletterName, archiveUrl, unsubscribeUrl }: MastheadProps) {
  const strings = STRINGS[language];
  return (
    <tr>
      <td style={{ padding: "20px 0 0" }}>
        <table role="presentation" width="100%" border={0} cellPadding={0} cellSpacing={0}>
          <tbody>
            <tr>
              <td className="brass" style={nameStyle}>
                {newsletterName}
              </td>
              <td align="right" className="dim" style={linksStyle}>
                <SmallLink href={archiveUrl}>{strings.onTheWeb}</SmallLink>
                {" · "}
                <SmallLink href={unsubscribeUrl}>{strings.unsubscribe}</SmallLink>
              </td>
            </tr>
          </tbody>
        </table>
      </td>
    </tr>
  );
}

const nameStyle = { fontSize: 14, lineHeight: "24px", fontWeight: 700, color: LIGHT.brass };
const linksStyle = { fontSize: 13, lineHeight: "24px", color: LIGHT.dim, paddingLeft: 16 };
