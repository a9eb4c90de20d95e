/** @jsxImportSource react */
/** A short letter to one person, with at most one thing to press. Its text part is letter-text.ts. */
import { Button } from "react-email";
import { Footer } from "./footer.tsx";
import type { Language } from "./language.ts";
import { outsideText, ownHref } from "./outside.ts";
import { Shell } from "./shell.tsx";
import { SmallLink } from "./small-link.tsx";
import { STRINGS } from "./strings.ts";
import { LIGHT, LINE_HEIGHT } from "./theme.ts";

export type LetterProps = {
  language: Language;
  title: string;
  /** What inboxes show after the subject. */
  preheader: string;
  /** What it is about. */
  text: string;
  /** Names that the text leads to, a line each. */
  names?: string[];
  /** What to press, and where it leads; neither where there is nothing to do. */
  button?: string | undefined;
  url?: string | undefined;
  /** Until when the link holds, already worded. */
  expiresText?: string;
  /** What can be done, where that is more than a button. */
  steps?: string[];
  /** What to do if it was somebody else, or what comes next. */
  closing: string;
  /** Links of the footer; the first of them, to leave, stands at the top as well. */
  links?: [label: string, url: string][] | undefined;
  postalAddress: string;
};

export function Letter(letter: LetterProps) {
  const { language, title, preheader, names = [], steps = [], expiresText, button, url } = letter;
  return (
    <Shell language={language} title={title} preheader={preheader}>
      {letter.links?.slice(0, 1).map(([label, href]) => (
        <tr key={href}>
          <td align="right" className="dim" style={topStyle}>
            <SmallLink href={href}>{label}</SmallLink>
          </td>
        </tr>
      ))}
      <tr>
        <td className="ink" style={{ ...letterStyle, lineHeight: LINE_HEIGHT[language] }}>
          <h1 style={{ margin: "0 0 20px", fontSize: 25, lineHeight: "135%" }}>{title}</h1>
          <p style={{ margin: "0 0 8px" }}>{letter.text}</p>
          {names.map((name) => (
            <p key={name} style={{ margin: 0, fontWeight: 700 }}>
              {outsideText(name)}
            </p>
          ))}
          {button && url && (
            <Press language={language} button={button} href={ownHref(url)} expiresText={expiresText} />
          )}
          {steps.map((step) => (
            <p key={step} style={{ margin: "16px 0 0" }}>
              {step}
            </p>
          ))}
          <p style={{ margin: button && steps.length === 0 ? 0 : "16px 0 0" }}>{letter.closing}</p>
        </td>
      </tr>
      <Footer links={letter.links ?? []} postalAddress={letter.postalAddress} />
    </Shell>
  );
}

type PressProps = Pick<LetterProps, "language" | "expiresText"> & { button: string; href: string };

/** The button, and its link written out for where buttons can't be pressed. */
function Press({ language, button, href, expiresText }: PressProps) {
  return (
    <>
      <p style={{ margin: "26px 0" }}>
        <Button href={href} className="button" style={buttonStyle}>
          {button}
        </Button>
      </p>
      {expiresText && <p style={{ margin: "0 0 20px" }}>{expiresText}</p>}
      <p className="dim" style={smallStyle}>
        {STRINGS[language].plainLink}
      </p>
      <p className="dim" style={{ ...smallStyle, margin: "0 0 20px", wordBreak: "break-all" }}>
        <a href={href} className="link" style={{ color: LIGHT.link }}>
          {href}
        </a>
      </p>
    </>
  );
}

const topStyle = { padding: "20px 0 0", fontSize: 13, lineHeight: "24px", color: LIGHT.dim };
const letterStyle = { padding: "40px 0 32px", fontSize: 16, color: LIGHT.ink };
const smallStyle = { margin: 0, fontSize: 14, lineHeight: "24px", color: LIGHT.dim };
const buttonStyle = {
  padding: "13px 28px",
  borderRadius: 6,
  backgroundColor: LIGHT.link,
  color: LIGHT.paper,
  fontWeight: 600,
};
