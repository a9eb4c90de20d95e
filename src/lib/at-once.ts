/** Works through a list, a few at a time. */

/** The answers in the order of the list; the first that throws ends it. */
export async function mapAtOnce<Item, Answer>(
  list: readonly Item[],
  most: number,
  work: (item: Item) => Promise<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  const left = list.entries();
  const worker = async () => {
    for (const [at, item] of left) answers[at] = await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(most, list.length) }, worker));
  return answers;
}
