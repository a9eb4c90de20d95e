/** What a page tells browsers, search engines and whoever shows a card of its link. */
import type { PropsWithChildren } from "hono/jsx";
import { raw } from "hono/html";
import type { Language } from "./props.ts";

export type HeadProps = {
  siteName: string;
  title: string;
  description?: string | undefined;
  /** Without one the page is private to its reader, and search engines are told to leave it. */
  canonicalUrl?: string | undefined;
  /** The same page in each language, by its address there, and as the browser prefers (x-default). */
  translations?: Record<Language | "x-default", string> | undefined;
  feeds?: { title: string; url: string; type: string }[] | undefined;
  /** What it is in schema.org's words. */
  thing?: Thing | undefined;
};

/** An object of JSON-LD (schema.org). */
export type Thing = { "@type": string; [property: string]: unknown };

type Props = PropsWithChildren<HeadProps & { language: Language }>;

export function Head({ children, ...about }: Props) {
  const { title, siteName, feeds = [] } = about;
  return (
    <head>
      <meta charset="utf-8" />
      <title>{title === siteName ? title : `${title} · ${siteName}`}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      {children}
      <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
      <link rel="apple-touch-icon" href="/apple-touch-icon.png" />
      <link rel="manifest" href="/manifest.webmanifest" />
      {about.canonicalUrl ? <About {...about} /> : <meta name="robots" content="noindex" />}
      {feeds.map(({ title, url, type }) => (
        <link rel="alternate" type={type} title={title} href={url} />
      ))}
    </head>
  );
}

/** OpenGraph, and the data that search engines read (ogp.me, schema.org). */
function About({ language, siteName, title, description, canonicalUrl = "", translations, thing }: Props) {
  const type = thing?.["@type"] === "NewsArticle" ? "article" : "website";
  return (
    <>
      <link rel="canonical" href={canonicalUrl} />
      {Object.entries(translations ?? {}).map(([hreflang, href]) => (
        <link rel="alternate" hreflang={hreflang} href={href} />
      ))}
      <meta property="og:type" content={type} />
      <meta property="og:locale" content={language === "en" ? "en_GB" : "zh_CN"} />
      <meta property="og:url" content={canonicalUrl} />
      <meta property="og:site_name" content={siteName} />
      <meta property="og:title" content={title} />
      <meta property="og:image" content={new URL("/card.png", canonicalUrl).href} />
      <meta property="og:image:alt" content={siteName} />
      <meta name="twitter:card" content="summary_large_image" />
      {description && (
        <>
          <meta name="description" content={description} />
          <meta property="og:description" content={description} />
        </>
      )}
      {thing && (
        <script type="application/ld+json">
          {raw(dataOf({ "@context": "https://schema.org", ...thing }))}
        </script>
      )}
    </>
  );
}

/** JSON that no text in it can end early: HTML ends a script at "</script", and "<!--" changes how it is read. */
const dataOf = (thing: Record<string, unknown>): string => JSON.stringify(thing).replaceAll("<", "\\u003c");
