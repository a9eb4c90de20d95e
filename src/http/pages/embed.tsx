/** The frame of pages that other sites show inside their own: no masthead, no footer. */
import type { PropsWithChildren } from "hono/jsx";
import { raw } from "hono/html";
import { STYLE } from "./asset-names.ts";
import type { Language } from "./props.ts";

type EmbedShellProps = PropsWithChildren<{ language: Language; title: string }>;

export const EmbedShell = ({ language, title, children }: EmbedShellProps) => (
  <>
    {raw("<!DOCTYPE html>")}
    <html lang={language} class="embed">
      <head>
        <meta charset="utf-8" />
        <title>{title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <link rel="stylesheet" href={STYLE} />
      </head>
      <body>
        <main id="main">{children}</main>
      </body>
    </html>
  </>
);
