/** @jsxImportSource react */
/** A link of the house in small print: quiet, but underlined, so that it is seen to be one. */
import type { ReactNode } from "react";
import { ownHref } from "./outside.ts";
import { LIGHT } from "./theme.ts";

export function SmallLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={ownHref(href)} className="dim" style={{ color: LIGHT.dim, textDecoration: "underline" }}>
      {children}
    </a>
  );
}
