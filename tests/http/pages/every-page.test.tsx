import { describe, expect, test } from "vitest";
import { READER } from "../../../src/http/pages/asset-names.ts";
import { everyPage, isPublic } from "./every-page.tsx";
import { findTags, tags, text, theTag, type Tag } from "./markup.ts";

describe.each(everyPage)("$name in $language", ({ name, language, html }) => {
  test("says what language it is in, and in one heading what it is about", () => {
    expect(html).toMatch(/^<!DOCTYPE html><html lang=/);
    expect(theTag(html, "html").attribs["lang"]).toBe(language);
    expect(text(theTag(html, "h1"))).not.toBe("");
    expect(text(theTag(html, "title"))).not.toBe("");
  });

  test("has its landmarks, and first of all a way past the masthead", () => {
    expect(theTag(html, "main").attribs["id"]).toBe("main");
    expect(tags(html, "a")[0]?.attribs["href"]).toBe("#main");
  });

  test("runs no script but its own file, where it is public, and carries no style", () => {
    const run = tags(html, "script").filter(({ attribs }) => attribs["type"] !== "application/ld+json");
    expect(run.map(({ attribs }) => attribs)).toEqual(isPublic(name) ? [{ src: READER, defer: "" }] : []);
    expect(tags(html, "style")).toEqual([]);
    const attributes = findTags(html).flatMap(({ attribs }) => Object.keys(attribs));
    expect(attributes.filter((attribute) => /^(style|on.*|srcdoc)$/.test(attribute))).toEqual([]);
  });

  test("asks nothing of other sites", () => {
    const asked = findTags(
      html,
      ({ name, attribs }) => name !== "a" && attribs["rel"] !== "canonical" && !attribs["hreflang"],
    );
    const addresses = asked.flatMap(({ attribs }) => [attribs["src"], attribs["href"], attribs["action"]]);
    expect(addresses.filter((address) => address !== undefined && !/^\/(?!\/)/.test(address))).toEqual([]);
  });

  test("never skips a level of headings, nor uses an id twice", () => {
    const levels = findTags(html, (tag) => /^h[1-6]$/.test(tag.name)).map((tag) => Number(tag.name[1]));
    expect(levels.filter((level, at) => level > (levels[at - 1] ?? 0) + 1)).toEqual([]);
    const ids = findTags(html).flatMap(({ attribs }) => attribs["id"] ?? []);
    expect(ids).toEqual([...new Set(ids)]);
  });

  test("labels every field", () => {
    const labelled = new Set(tags(html, "label").map(({ attribs }) => attribs["for"]));
    const fields = findTags(html, ({ name, attribs }) => name === "input" && attribs["type"] !== "hidden");
    const bare = fields.filter(
      ({ attribs, parent }) => !isLabel(parent) && !labelled.has(attribs["id"] ?? "none"),
    );
    expect(bare.map(({ attribs }) => attribs["name"])).toEqual([]);
  });

  test("is found by search engines only if it is anyone's to read", () => {
    const robots = findTags(html, (tag) => tag.attribs["name"] === "robots");
    expect(robots.map(({ attribs }) => attribs["content"])).toEqual(isPublic(name) ? [] : ["noindex"]);
  });

  test("carries data that no text in it can end", () => {
    const data = tags(html, "script").filter(({ attribs }) => attribs["type"] === "application/ld+json");
    expect(data.map(text).map((json) => JSON.parse(json) as unknown)).toEqual(
      isPublic(name) ? [expect.objectContaining({ headline: "</script><script>alert(1)</script>" })] : [],
    );
  });

  test("leaves no word out", () => {
    expect(html).not.toMatch(/undefined|\[object|NaN|>null</);
  });
});

const isLabel = (parent: Tag["parent"]) => parent !== null && "name" in parent && parent.name === "label";
