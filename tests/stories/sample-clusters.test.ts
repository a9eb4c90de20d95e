/** The sample's posts say which event they tell: what `npm start` shows is clustered right. */
import { describe, expect, test } from "vitest";
import { SOURCES } from "../../local/sample/sources.ts";
import { htmlText } from "../../src/lib/html-text.ts";
import { cluster } from "../../src/stories/cluster.ts";
import type { StoryPost } from "../../src/stories/post.ts";
import { somePost } from "./some-post.ts";

const START = Date.UTC(2026, 2, 25);
const MINUTE_MS = 60_000;

type Told = StoryPost & { event: string | undefined };

const posts = SOURCES.flatMap((source): Told[] =>
  source.format === "x"
    ? source.posts.map(({ age, event, text }, at) => ({
        ...somePost({
          handle: source.handle,
          url: `https://x.com/${source.handle}/status/${at + 1}`,
          text,
          language: source.language,
          publishedAt: new Date(START - age * MINUTE_MS),
        }),
        event,
      }))
    : source.posts.map(({ age, event, title, link, html }) => ({
        ...somePost({
          url: new URL(link, source.siteUrl).href,
          title,
          text: htmlText(html).text,
          language: source.language,
          publishedAt: new Date(START - age * MINUTE_MS),
        }),
        event,
      })),
);
const clusters = cluster(posts) as Told[][];
const clusterOf = (words: string) => clusters.find((one) => one.some(({ text }) => text.includes(words)));

describe("the sample", () => {
  test("is clustered as its authors meant it, but for a measurement of a release", () => {
    const mixed = clusters
      .map((one) => new Set(one.flatMap(({ event }) => event ?? [])))
      .filter((events) => events.size > 1)
      .map((events) => [...events].sort());
    expect(mixed).toEqual([["skerrow-4", "skerrow-4-retest"]]);
  });

  test("keeps apart what shares a town and small numbers", () => {
    const buses = clusterOf("driverless buses");
    expect(buses).toBeDefined();
    expect(buses?.some(({ event }) => event === "quarrowgate-port-calder")).toBe(false);
  });

  test("finds most of what is told by several", () => {
    const told = Map.groupBy(
      posts.filter(({ event }) => event),
      ({ event }) => event,
    );
    const several = [...told.values()].filter((one) => one.length > 1);
    const whole = several.filter(([first, ...rest]) => {
      const home = clusters.find((one) => one.some((post) => post === first));
      return rest.every((post) => home?.includes(post));
    });
    expect(several.length).toBeGreaterThan(10);
    expect(whole.length / several.length).toBeGreaterThan(0.8);
  });
});
