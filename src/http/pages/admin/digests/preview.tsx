/** A digest as its readers will have it: the page, and the mail in light, in dark, on a phone, and as plain text. */
import { useWords } from "../operator.ts";

export function PreviewPage({ path }: { path: string }) {
  const say = useWords();
  const frames: [file: string, title: string, kind: string][] = [
    ["page", say("Page", "网页"), "preview"],
    ["mail", say("Mail, light", "邮件，浅色"), "preview"],
    ["mail-dark", say("Mail, dark", "邮件，深色"), "preview"],
    ["mail", say("Mail on a phone", "手机上的邮件"), "preview phone"],
    ["text", say("Mail as plain text", "纯文本邮件"), "preview"],
  ];
  return (
    <>
      <p>
        <a href={path}>{say("Back to the digest", "返回本期")}</a>
      </p>
      {frames.map(([file, title, kind]) => (
        <section>
          <h2>{title}</h2>
          <iframe
            class={kind}
            title={title}
            src={`${path}/preview/${file}`}
            // the page's own fonts come with its origin; no frame runs a script
            sandbox={file === "page" ? "allow-same-origin" : ""}
            loading="lazy"
          ></iframe>
        </section>
      ))}
    </>
  );
}
