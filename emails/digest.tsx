/** @jsxImportSource react */
/**
 * A digest as a mail, rendered once for all its readers: what differs from one to the next are the blanks that
 * stand as unsubscribeUrl and preferencesUrl. Its text part is digest-text.ts.
 */
import type { Language } from "./parts/language.ts";
import { Footer } from "./parts/footer.tsx";
import { Masthead } from "./parts/masthead.tsx";
import { ownHref, outsideText } from "./parts/outside.ts";
import { Shell } from "./parts/shell.tsx";
import { Story, type StoryProps } from "./parts/story.tsx";
import { STRINGS } from "./parts/strings.ts";
import { LIGHT, LINE_HEIGHT } from "./parts/theme.ts";
import { chineseDigest } from "./samples/chinese-digest.ts";

export type DigestMailProps = {
  language: Language;
  newsletterName: string;
  /** Of the digest: the one h1. */
  title: string;
  /** The first headlines, shown by inboxes after the subject. */
  preheader: string;
  /** A line on what matters most. */
  opening: string | null;
  /** When, in the newsletter's zone, already worded. */
  slotText: string;
  /** The digest on the web. */
  archiveUrl: string;
  stories: StoryProps[];
  /** Stories beyond those shown, on the web; 0 for none. */
  moreCount: number;
  /** Stories of topics that the reader leaves out: named, with their place on the web. */
  also?: { headline: string; url: string }[];
  /** A blank such as {{unsubscribe}}, or a URL: kept as it is. */
  unsubscribeUrl: string;
  /** The same; null where there is no such page. */
  preferencesUrl: string | null;
  postalAddress: string;
};

export default function DigestMail(props: DigestMailProps) {
  const { language, newsletterName, archiveUrl, unsubscribeUrl, preferencesUrl } = props;
  const strings = STRINGS[language];
  return (
    <Shell language={language} title={props.title} preheader={props.preheader}>
      <Masthead {...{ language, newsletterName, archiveUrl, unsubscribeUrl }} />
      <Opening {...props} />
      {props.stories.map((story) => (
        <Story key={story.position} story={story} language={language} />
      ))}
      {props.also && props.also.length > 0 && <Also language={language} stories={props.also} />}
      {props.moreCount > 0 && <More href={archiveUrl}>{strings.more(props.moreCount)}</More>}
      <Footer
        why={strings.whyDigest(newsletterName)}
        links={[
          [strings.unsubscribe, unsubscribeUrl],
          [strings.preferences, preferencesUrl],
          [strings.onTheWeb, archiveUrl],
        ]}
        postalAddress={props.postalAddress}
      />
    </Shell>
  );
}

DigestMail.PreviewProps = chineseDigest satisfies DigestMailProps;

function Opening({ language, title, slotText, opening }: DigestMailProps) {
  return (
    <tr>
      <td className="ink" style={{ padding: "28px 0 26px", fontSize: 17, color: LIGHT.ink }}>
        <h1 style={{ margin: 0, fontSize: 26, lineHeight: "135%", fontWeight: 700 }}>{outsideText(title)}</h1>
        <p className="dim" style={{ margin: "8px 0 0", fontSize: 14, lineHeight: "22px", color: LIGHT.dim }}>
          {slotText}
        </p>
        {opening && (
          <p style={{ margin: "16px 0 0", lineHeight: LINE_HEIGHT[language] }}>{outsideText(opening)}</p>
        )}
      </td>
    </tr>
  );
}

function Also({ language, stories }: { language: Language; stories: { headline: string; url: string }[] }) {
  return (
    <tr>
      <td className="rule dim" style={alsoStyle}>
        {STRINGS[language].also}
        {stories.map(({ headline, url }, index) => (
          <span key={url}>
            {index > 0 && (language === "zh-CN" ? "；" : "; ")}
            <a href={ownHref(url)} className="link" style={{ color: LIGHT.link }}>
              {outsideText(headline)}
            </a>
          </span>
        ))}
      </td>
    </tr>
  );
}

const alsoStyle = {
  padding: "22px 0",
  borderTop: `1px solid ${LIGHT.rule}`,
  fontSize: 15,
  lineHeight: "26px",
  color: LIGHT.dim,
};

function More({ href, children }: { href: string; children: string }) {
  return (
    <tr>
      <td className="rule" style={{ padding: "22px 0", borderTop: `1px solid ${LIGHT.rule}`, fontSize: 16 }}>
        <a href={ownHref(href)} className="link" style={{ color: LIGHT.link, fontWeight: 600 }}>
          {children}
        </a>
      </td>
    </tr>
  );
}
