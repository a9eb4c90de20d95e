/** @jsxImportSource react */
/**
 * The mail that asks whether the address is its owner's wish. Nobody has agreed to anything yet, so nothing in
 * it was chosen by the visitor, and its only link is the one to confirm. Its text part is confirmation-text.ts.
 */
import { Button } from "react-email";
import { Footer } from "./parts/footer.tsx";
import type { Language } from "./parts/language.ts";
import { ownHref } from "./parts/outside.ts";
import { Shell } from "./parts/shell.tsx";
import { STRINGS } from "./parts/strings.ts";
import { LIGHT, LINE_HEIGHT } from "./parts/theme.ts";
import { chineseConfirmation } from "./samples/chinese-confirmation.ts";

export type ConfirmationMailProps = {
  language: Language;
  newsletterNames: string[];
  confirmUrl: string;
  /** Until when the link holds, already worded. */
  expiresText: string;
  postalAddress: string;
};

export default function ConfirmationMail(mail: ConfirmationMailProps) {
  const { language, newsletterNames, expiresText, postalAddress } = mail;
  const strings = STRINGS[language];
  const href = ownHref(mail.confirmUrl);
  return (
    <Shell language={language} title={strings.confirmTitle} preheader={strings.confirmPreheader}>
      <tr>
        <td className="ink" style={{ ...letterStyle, lineHeight: LINE_HEIGHT[language] }}>
          <h1 style={{ margin: "0 0 20px", fontSize: 25, lineHeight: "135%" }}>{strings.confirmTitle}</h1>
          <p style={{ margin: "0 0 8px" }}>{strings.confirmAsk}</p>
          {newsletterNames.map((name) => (
            <p key={name} style={{ margin: 0, fontWeight: 700 }}>
              {name}
            </p>
          ))}
          <p style={{ margin: "26px 0" }}>
            <Button href={href} className="button" style={buttonStyle}>
              {strings.confirmButton}
            </Button>
          </p>
          <p style={{ margin: "0 0 20px" }}>{expiresText}</p>
          <p className="dim" style={smallStyle}>
            {strings.confirmPlainLink}
          </p>
          <p className="dim" style={{ ...smallStyle, margin: "0 0 20px", wordBreak: "break-all" }}>
            <a href={href} className="link" style={{ color: LIGHT.link }}>
              {href}
            </a>
          </p>
          <p style={{ margin: 0 }}>{strings.confirmNotYou}</p>
        </td>
      </tr>
      <Footer postalAddress={postalAddress} />
    </Shell>
  );
}

ConfirmationMail.PreviewProps = chineseConfirmation satisfies ConfirmationMailProps;

const letterStyle = { padding: "40px 0 32px", fontSize: 16, color: LIGHT.ink };
const smallStyle = { margin: 0, fontSize: 14, lineHeight: "24px", color: LIGHT.dim };
const buttonStyle = {
  padding: "13px 28px",
  borderRadius: 6,
  backgroundColor: LIGHT.link,
  color: LIGHT.paper,
  fontWeight: 600,
};
