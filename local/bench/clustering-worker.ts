/** A Worker that clusters as often as it is asked to: what clustering-in-workerd.ts times. */
import { cluster } from "../../src/stories/cluster.ts";
import { sketch } from "../../src/stories/sketch.ts";
import type { StoryPost } from "../../src/stories/post.ts";
import { makePosts } from "./posts.ts";

/** Made once for each question: only the clustering is to be timed. */
const made = new Map<string, StoryPost[]>();

export default {
  fetch(request: Request): Response {
    const { searchParams } = new URL(request.url);
    const asked = (name: string) => Number(searchParams.get(name));
    const key = `${asked("count")} ${asked("stored")}`;
    const posts = made.get(key) ?? makeThem(asked("count"), asked("stored") === 1);
    made.set(key, posts);
    let clusterCount = 0;
    for (let time = 0; time < asked("repetitions"); time += 1) clusterCount += cluster(posts).length;
    return new Response(String(clusterCount));
  },
};

function makeThem(count: number, isStored: boolean): StoryPost[] {
  const posts = makePosts(count);
  return isStored ? posts.map((post) => ({ ...post, sketch: sketch(post) })) : posts;
}
