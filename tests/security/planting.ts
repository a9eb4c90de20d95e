/** Sows plants: a plugin that changes files' texts on their way into the tests. */
import { join } from "node:path";
import type { VitestPluginContext } from "vitest/node";
import { PLANTS } from "./plants.ts";

/** A plugin for vitest; without PLANT in the environment, names separated by commas, it changes nothing. */
export function planting() {
  const names = process.env["PLANT"]?.split(",") ?? [];
  const plants = names.map((name) => {
    const plant = PLANTS[name];
    if (!plant) throw new Error(`There is no plant ${name}`);
    return { name, ...plant };
  });
  const sownIn = (id: string) => plants.filter(({ file }) => id.split("?")[0] === join(process.cwd(), file));
  return {
    name: "planting",
    enforce: "pre" as const,
    /** Vitest keeps transformed modules on disk, by keys that know nothing of PLANT: a planted one must not be met elsewhere. */
    configureVitest({ defineCacheKeyGenerator }: VitestPluginContext) {
      defineCacheKeyGenerator(({ id }) => (sownIn(id).length > 0 ? false : undefined));
    },
    transform(code: string, id: string) {
      return sownIn(id).reduce((text, { name, file, find, replace }) => {
        if (!text.includes(find)) throw new Error(`The plant ${name} finds nothing in ${file}`);
        return text.replace(find, () => replace);
      }, code);
    },
  };
}
