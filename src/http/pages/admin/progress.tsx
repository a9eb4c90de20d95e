/** How far a mailing is, as a bar and in numbers. */
import { useOperator, useWords } from "./operator.ts";

type ProgressProps = {
  recipientCount: number;
  sentCount: number;
  refusedCount: number;
  droppedCount: number;
  unknownCount: number;
};

export function Progress({
  recipientCount,
  sentCount,
  refusedCount,
  droppedCount,
  unknownCount,
}: ProgressProps) {
  const say = useWords();
  const { language } = useOperator();
  const done = sentCount + refusedCount + droppedCount + unknownCount;
  const figure = (count: number) => count.toLocaleString(language);
  const text = say(
    `${figure(sentCount)} of ${figure(recipientCount)} sent`,
    `已送出 ${figure(sentCount)} / ${figure(recipientCount)}`,
  );
  return (
    <>
      <progress max={Math.max(1, recipientCount)} value={done} aria-label={text} />
      <br />
      <span class="nowrap">{text}</span>
      {unknownCount > 0 && (
        <span class="fault"> {say(`${figure(unknownCount)} unknown`, `${figure(unknownCount)} 未知`)}</span>
      )}
    </>
  );
}
