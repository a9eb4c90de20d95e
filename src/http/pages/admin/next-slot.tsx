/** When a newsletter comes out next, in its own time zone, or that it is paused. */
import { useWords } from "./operator.ts";
import { State, Time } from "./parts.tsx";

type NextSlotProps = { paused: boolean; nextAt: Date | null; timeZone: string };

export function NextSlot({ paused, nextAt, timeZone }: NextSlotProps) {
  const say = useWords();
  return paused ? (
    <State text={say("paused", "已暂停")} tone="bad" />
  ) : (
    <Time at={nextAt} timeZone={timeZone} />
  );
}
