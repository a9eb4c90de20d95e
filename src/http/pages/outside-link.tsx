/** A link that a source gave: followed by nobody in our name, and plain text unless it is http or https. */
import type { PropsWithChildren } from "hono/jsx";
import { safeHref } from "../../lib/safe-href.ts";

export function OutsideLink({ url, children }: PropsWithChildren<{ url: string }>) {
  const href = safeHref(url);
  if (!href) return <>{children}</>;
  return (
    <a href={href} rel="noopener nofollow ugc">
      {children}
    </a>
  );
}
