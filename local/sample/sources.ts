/**
 * The sources of the sample wire: companies, people, products and figures are invented, all of them, and their sites
 * are under .example, which no one can register (RFC 2606).
 */
import { brindlewake } from "./posts/brindlewake.ts";
import { brindlewakeAccount } from "./posts/brindlewake-account.ts";
import { codeberth } from "./posts/codeberth.ts";
import { lampwick } from "./posts/lampwick.ts";
import { marrowby } from "./posts/marrowby.ts";
import { quenby } from "./posts/quenby.ts";
import { ropewalk } from "./posts/ropewalk.ts";
import { shuyu } from "./posts/shuyu.ts";
import { taijie } from "./posts/taijie.ts";
import { taijieAccount } from "./posts/taijie-account.ts";
import { tingshang } from "./posts/tingshang.ts";
import { tollgrain } from "./posts/tollgrain.ts";
import { xiaoman } from "./posts/xiaoman.ts";
import { yanxia } from "./posts/yanxia.ts";
import { yehang } from "./posts/yehang.ts";
import type { SampleSource } from "./shape.ts";

export const SOURCES: readonly SampleSource[] = [
  tingshang,
  ropewalk,
  yanxia,
  brindlewake,
  taijie,
  lampwick,
  yehang,
  codeberth,
  tollgrain,
  xiaoman,
  quenby,
  shuyu,
  marrowby,
  taijieAccount,
  brindlewakeAccount,
];
