/** What people see of an error: what happened, and a way on. */
import { Note } from "./note.tsx";
import type { Language } from "./props.ts";

type MessagePageProps = {
  language: Language;
  title: string;
  text: string;
  link?: { href: string; text: string };
};

export const MessagePage = ({ title, text, link }: MessagePageProps) => (
  <Note title={title}>
    <p>{text}</p>
    {link && (
      <p>
        <a href={link.href}>{link.text}</a>
      </p>
    )}
  </Note>
);
