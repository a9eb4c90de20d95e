/** @jsxImportSource react */
/** The page around every mail: its head, its ground, and one table as wide as a line reads well. */
import type { ReactNode } from "react";
import { Head, Html } from "react-email";
import { clip } from "./clip.ts";
import { directionOf, type Language } from "./language.ts";
import { outsideText } from "./outside.ts";
import { baseSheet, darkSheet, FONTS, LIGHT, PAGE_WIDTH, wordWidth } from "./theme.ts";

/** Most inboxes show about this many characters after the subject, and wide ones as many as their line has room for. */
const PREHEADER_LENGTH = 140;
const LINE_LENGTH = 240;

/**
 * Inboxes fill the line after a short preheader with what the mail begins with, its links to leave among it: these
 * take that place, and nobody sees them. A joiner keeps the blanks from being folded into one.
 */
const fillerFor = (text: string): string =>
  "\u200c\u00a0".repeat(Math.max(0, LINE_LENGTH - Array.from(text).length));

type ShellProps = { language: Language; title: string; preheader: string; children: ReactNode };

/** Children are rows of the page's table. `lang` and `dir` stand twice: webmail drops html and body. */
export function Shell({ language, title, preheader, children }: ShellProps) {
  const dir = directionOf(language);
  const shown = clip(outsideText(preheader), PREHEADER_LENGTH);
  return (
    <Html lang={language} dir={dir}>
      <Head>
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no" />
        <title>{outsideText(title)}</title>
        <style>{baseSheet(language)}</style>
        <style>{darkSheet()}</style>
        <noscript dangerouslySetInnerHTML={{ __html: wordWidth() }} />
      </Head>
      <body className="paper" style={{ margin: 0, padding: 0, backgroundColor: LIGHT.paper }}>
        <div lang={language} dir={dir} {...spokenAs(title)} className="paper" style={groundStyle(language)}>
          <div data-skip-in-text="true" style={unseenStyle}>
            {shown + fillerFor(shown)}
          </div>
          <table
            role="presentation"
            align="center"
            className="page"
            width="100%"
            border={0}
            cellPadding={0}
            cellSpacing={0}
            style={pageStyle}
          >
            <tbody>{children}</tbody>
          </table>
        </div>
      </body>
    </Html>
  );
}

/** Screen readers in webmail announce where the mail begins, and say that it is one. */
const spokenAs = (title: string) => ({
  role: "article",
  "aria-roledescription": "email",
  "aria-label": outsideText(title),
});

/** In Word display:none does not reach everything, so it has a word of its own. */
const unseenStyle = { display: "none", maxHeight: 0, overflow: "hidden", msoHide: "all" } as const;

const groundStyle = (language: Language) => ({
  padding: "0 20px",
  backgroundColor: LIGHT.paper,
  fontFamily: FONTS[language],
  overflowWrap: "break-word" as const,
});

/** Fixed, so that a long word is broken instead of widening the page of a phone. */
const pageStyle = { maxWidth: PAGE_WIDTH, margin: "0 auto", tableLayout: "fixed" } as const;
