/** Clustering a digest's usual pool, and one beyond any pool; how it grows in between. */
import { cluster } from "../../src/stories/cluster.ts";
import { measure } from "./measure.ts";
import { makePosts } from "./posts.ts";
import { row, type Row } from "./row.ts";

const USUAL = 150;
const MANY = 1000;

export function benchClustering(rounds: number): Row[] {
  const [usual, many] = [makePosts(USUAL), makePosts(MANY)];
  const times = measure({ usual: () => cluster(usual), many: () => cluster(many) }, rounds);
  const growth = Math.log(times.many / times.usual) / Math.log(MANY / USUAL);
  return [
    row(`cluster ${USUAL} posts`, times.usual * 1000, "ms"),
    row(`cluster ${MANY} posts beside ${USUAL}`, times.many * 1000, "ms", times.usual * 1000),
    // 1: with the posts; 2: with their square
    row("cluster: growth beside all pairs", growth, "exponent", 2),
  ];
}
