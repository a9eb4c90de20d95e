/** The frame of every page: head, masthead, footer. It has no h1: each page brings its own. */
import type { PropsWithChildren } from "hono/jsx";
import { raw } from "hono/html";
import { Bell } from "./bell.tsx";
import type { Language } from "./props.ts";
import { STRINGS } from "./strings.ts";

type ShellProps = PropsWithChildren<{
  language: Language;
  siteName: string;
  title: string;
  description?: string;
  /** Without one the page is private to its reader, and search engines are told to leave it. */
  canonicalUrl?: string;
  feeds?: { title: string; url: string }[];
  stylesheetUrl: string;
}>;

export function Shell({ language, siteName, children, ...head }: ShellProps) {
  return (
    <>
      {raw("<!DOCTYPE html>")}
      <html lang={language}>
        <Head siteName={siteName} {...head} />
        <body>
          <a class="skip" href="#main">
            {STRINGS[language].skip}
          </a>
          <Masthead language={language} siteName={siteName} />
          <main id="main">{children}</main>
          <Footer language={language} />
        </body>
      </html>
    </>
  );
}

function Head({ title, feeds = [], stylesheetUrl, ...about }: Omit<ShellProps, "language">) {
  return (
    <head>
      <meta charset="utf-8" />
      <title>{title === about.siteName ? title : `${title} · ${about.siteName}`}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <link rel="stylesheet" href={stylesheetUrl} />
      <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
      <link rel="apple-touch-icon" href="/apple-touch-icon.png" />
      <About title={title} {...about} />
      {feeds.map(({ title, url }) => (
        <link rel="alternate" type="application/rss+xml" title={title} href={url} />
      ))}
    </head>
  );
}

/** For search engines, and for whoever shows a card of a link that was shared (OpenGraph). */
function About({
  siteName,
  title,
  description,
  canonicalUrl,
}: Omit<ShellProps, "language" | "stylesheetUrl">) {
  if (!canonicalUrl) return <meta name="robots" content="noindex" />;
  return (
    <>
      <link rel="canonical" href={canonicalUrl} />
      <meta property="og:url" content={canonicalUrl} />
      <meta property="og:site_name" content={siteName} />
      <meta property="og:title" content={title} />
      {description && (
        <>
          <meta name="description" content={description} />
          <meta property="og:description" content={description} />
        </>
      )}
    </>
  );
}

function Masthead({ language, siteName }: Pick<ShellProps, "language" | "siteName">) {
  return (
    <header class="masthead">
      <a class="name" href={`/?language=${language}`}>
        <Bell />
        {siteName}
      </a>
      <a href={`/search?language=${language}`}>{STRINGS[language].search}</a>
    </header>
  );
}

function Footer({ language }: Pick<ShellProps, "language">) {
  return (
    <footer class="footer">
      <p>{STRINGS[language].footer}</p>
      {language === "en" ? (
        <a href="/?language=zh-CN" lang="zh-CN" hreflang="zh-CN">
          中文
        </a>
      ) : (
        <a href="/?language=en" lang="en" hreflang="en">
          English
        </a>
      )}
    </footer>
  );
}
