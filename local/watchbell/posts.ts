/** Commands of posts: pushing them in, so that anything can be a source. */
import { askJson, Refusal } from "./ask.ts";
import type { Command } from "./command.ts";
import { readJsonFile } from "./read-json-file.ts";

/** The API takes so many a call. */
const A_CALL = 100;

type Pushed = { newCount: number; knownCount: number; faults: { index: number; reason: string }[] };

export const posts: Command[] = [
  {
    usage: "posts push FILE",
    about: 'from a JSON file: {"source": NAME, "newsletters": […], "posts": […]}',
    async run({ worker, given: [path = ""] }) {
      const { posts: list, ...envelope } = readJsonFile(path);
      if (!Array.isArray(list)) throw new Refusal(`${path}: posts is no list`);
      const sum: Pushed = { newCount: 0, knownCount: 0, faults: [] };
      for (let from = 0; from === 0 || from < list.length; from += A_CALL) {
        const body = { ...envelope, posts: list.slice(from, from + A_CALL) as unknown[] };
        const { newCount, knownCount, faults } = await askJson<Pushed>(worker, "POST", "/posts", body);
        sum.newCount += newCount;
        sum.knownCount += knownCount;
        sum.faults.push(...faults.map((fault) => ({ ...fault, index: fault.index + from })));
      }
      const { newCount, knownCount, faults } = sum;
      const lines = [
        `${newCount} new, ${knownCount} known, ${faults.length} not taken`,
        ...faults.map(({ index, reason }) => `posts[${index}]: ${reason}`),
      ];
      return { json: sum, text: lines.join("\n"), isFailed: faults.length > 0 };
    },
  },
];
