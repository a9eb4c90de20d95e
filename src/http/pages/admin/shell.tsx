/** The frame of the admin's pages: its rooms beside the page, what was just done above it. */
import type { PropsWithChildren } from "hono/jsx";
import { raw } from "hono/html";
import { ADMIN_SCRIPT, ADMIN_STYLE } from "../asset-names.ts";
import { Bell } from "../bell.tsx";
import { Form } from "./form.tsx";
import { useOperator, useWords } from "./operator.ts";
import { ROOMS, type Room } from "./rooms.ts";
import { findSaid } from "./said.ts";

type ShellProps = PropsWithChildren<{
  siteName: string;
  title: string;
  room: Room;
  path: string;
  said: string | undefined;
  /** Whether there is a session that can be ended. */
  hasSession: boolean;
}>;

export function AdminShell({ siteName, title, room, path, said, hasSession, children }: ShellProps) {
  const say = useWords();
  return (
    <Document siteName={siteName} title={title}>
      <a class="skip" href="#main">
        {say("Skip to the page", "跳到正文")}
      </a>
      <header class="top">
        <a class="name" href="/admin">
          <Bell />
          {siteName}
        </a>
        <a href="/">{say("The archive", "网站")}</a>
        <OtherLanguage path={path} />
        {hasSession && (
          <Form action="/admin/logout" class="inline">
            <button class="quiet">{say("Sign out", "退出")}</button>
          </Form>
        )}
      </header>
      <Rooms room={room} />
      <main id="main">
        <h1>{title}</h1>
        <Sentence said={said} />
        {children}
      </main>
    </Document>
  );
}

export function BareShell({ siteName, children }: PropsWithChildren<{ siteName: string }>) {
  const say = useWords();
  return (
    <Document siteName={siteName} title={say("Sign in", "登录")}>
      <main id="main" class="bare">
        {children}
      </main>
    </Document>
  );
}

function Document({ siteName, title, children }: PropsWithChildren<{ siteName: string; title: string }>) {
  const { language } = useOperator();
  return (
    <>
      {raw("<!DOCTYPE html>")}
      <html lang={language}>
        <head>
          <meta charset="utf-8" />
          <title>{`${title} · ${siteName}`}</title>
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <meta name="robots" content="noindex" />
          <link rel="stylesheet" href={ADMIN_STYLE} />
          <script src={ADMIN_SCRIPT} defer></script>
          <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        </head>
        <body>{children}</body>
      </html>
    </>
  );
}

function Rooms({ room }: { room: Room }) {
  const say = useWords();
  return (
    <nav class="rooms" aria-label={say("Rooms", "栏目")}>
      <ul>
        {ROOMS.map(([name, path, en, zh]) => (
          <li>
            <a href={path} {...(name === room && { "aria-current": "page" as const })}>
              {say(en, zh)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function OtherLanguage({ path }: { path: string }) {
  const { language } = useOperator();
  return language === "en" ? (
    <a href={`${path}?language=zh-CN`} lang="zh-CN" hreflang="zh-CN">
      中文
    </a>
  ) : (
    <a href={`${path}?language=en`} lang="en" hreflang="en">
      English
    </a>
  );
}

function Sentence({ said }: { said: string | undefined }) {
  const say = useWords();
  const sentence = findSaid(said);
  return sentence ? (
    <p class="said" role="status">
      {say(...sentence)}
    </p>
  ) : null;
}
