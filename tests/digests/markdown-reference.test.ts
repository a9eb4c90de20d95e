/** The reference digest stands beside the repository on the machines of those who build it; elsewhere this is skipped. */
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { markdownOf } from "../../src/digests/markdown.ts";
import { someDigest, someNewsletter, somePost, someStory } from "./some-digest.ts";

const REFERENCE = "../shared/reference/digest-2025-12-07-08.md";

const quoted = (list: string) => [...list.matchAll(/"(.*?)"/g)].map(([, text = ""]) => text);

/** The facts of a digest that was printed in this form; a headline ends at its last hyphen. */
function parse(text: string) {
  const [, title = "", date = "", categories = ""] =
    /^---\ntitle: "(.*)"\ndate: (\S+)\ncategories: (\[.*\])\n---\n/.exec(text) ?? [];
  const stories = [...text.matchAll(/^(\d+)\. +\[(.*)-(.*?)\]\((\S+)\)\n\n {4}(.*)$/gm)];
  return someDigest({
    title: title,
    slot: new Date(date),
    categories: quoted(categories),
    stories: stories.map(([, position, headline = "", author = "", url = "", summary = ""]) =>
      someStory({ position: Number(position), headline, summary, posts: [somePost({ author, url })] }),
    ),
  });
}

describe.skipIf(!existsSync(REFERENCE))("the reference digest", () => {
  test("parsed and printed again is the same to the byte", () => {
    const reference = readFileSync(REFERENCE, "utf8");
    const digest = parse(reference);
    expect(digest.stories).toHaveLength(12);
    expect(markdownOf(digest, someNewsletter())).toBe(reference);
  });
});
