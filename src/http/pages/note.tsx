/** A page that says one thing: a title, what it means, what can be done. */
import type { PropsWithChildren } from "hono/jsx";

export const Note = ({ title, children }: PropsWithChildren<{ title: string }>) => (
  <div class="note">
    <h1>{title}</h1>
    {children}
  </div>
);

/** What a note is about, one a line. */
export const Names = ({ names }: { names: string[] }) => (
  <ul class="names">
    {names.map((name) => (
      <li dir="auto">{name}</li>
    ))}
  </ul>
);
