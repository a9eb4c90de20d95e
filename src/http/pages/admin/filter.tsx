/** A form that asks for the same page of fewer things: it changes nothing, so it needs no proof. */
import type { PropsWithChildren } from "hono/jsx";
import { useWords } from "./operator.ts";

export function Filter({ action, children }: PropsWithChildren<{ action: string }>) {
  const say = useWords();
  return (
    <form method="get" action={action} class="filter">
      {children}
      <button class="quiet">{say("Show", "筛选")}</button>
    </form>
  );
}
