/** The frame of every page: head, masthead, footer. It has no h1: each page brings its own. */
import type { PropsWithChildren } from "hono/jsx";
import { raw } from "hono/html";
import { READER, STYLE } from "./asset-names.ts";
import { Bell } from "./bell.tsx";
import { Head, type HeadProps } from "./head.tsx";
import type { Language } from "./props.ts";
import { STRINGS } from "./strings.ts";

type ShellProps = PropsWithChildren<{ language: Language } & HeadProps>;

export function Shell({ language, children, ...head }: ShellProps) {
  return (
    <>
      {raw("<!DOCTYPE html>")}
      <html lang={language}>
        <Head {...head} language={language}>
          <link rel="stylesheet" href={STYLE} />
          {head.canonicalUrl && <script src={READER} defer></script>}
        </Head>
        <body>
          <a class="skip" href="#main">
            {STRINGS[language].skip}
          </a>
          <Masthead language={language} siteName={head.siteName} />
          <main id="main">{children}</main>
          <Footer language={language} />
        </body>
      </html>
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
  const strings = STRINGS[language];
  return (
    <footer class="footer">
      <p>{strings.footer}</p>
      <nav aria-label={strings.footerNav}>
        <a href={`/about?language=${language}`}>{strings.about}</a>{" "}
        <a href={`/privacy?language=${language}`}>{strings.privacy}</a>{" "}
        {language === "en" ? (
          <a href="/?language=zh-CN" lang="zh-CN" hreflang="zh-CN">
            中文
          </a>
        ) : (
          <a href="/?language=en" lang="en" hreflang="en">
            English
          </a>
        )}
      </nav>
    </footer>
  );
}
