/** All labelled sentences. */
import { FIRST_HALF } from "./first-half.ts";
import { FIRST_SIGHT } from "./first-sight.ts";
import { FRESH_AGAIN } from "./fresh-again.ts";
import { FRESH } from "./fresh.ts";
import { SECOND_HALF } from "./second-half.ts";
import { casesOf } from "./world.ts";

export const CASES = casesOf([...FIRST_HALF, ...SECOND_HALF, ...FRESH, ...FRESH_AGAIN, ...FIRST_SIGHT]);
