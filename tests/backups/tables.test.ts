import { is } from "drizzle-orm";
import { SQLiteTable } from "drizzle-orm/sqlite-core";
import { expect, test } from "vitest";
import { CARRIED, inLoadingOrder, LEFT } from "../../src/backups/tables.ts";
import { nameOf, type Table } from "../../src/db/columns.ts";
import * as schema from "../../src/db/schema.ts";

const tables = Object.values<unknown>(schema).filter((value): value is Table => is(value, SQLiteTable));
const namesOf = (list: { table: Table }[]) => list.map(({ table }) => nameOf(table));

test("each table of the schema is carried by a backup or left, with a reason, and none is both", () => {
  expect(tables.length).toBeGreaterThan(30);
  expect([...namesOf(CARRIED), ...namesOf(LEFT)].toSorted()).toEqual(tables.map(nameOf).toSorted());
  for (const { why } of [...CARRIED, ...LEFT]) expect(why).toMatch(/\w/);
});

test("what may not travel is left", () => {
  expect(namesOf(LEFT)).toEqual(expect.arrayContaining(["sessions", "api_tokens", "pulses"]));
});

test("a row is loaded after the row that it hangs on, and read after it or as its children are", () => {
  const loaded = namesOf(inLoadingOrder());
  expect(loaded.toSorted()).toEqual(namesOf(CARRIED).toSorted());
  for (const { table, hangsOn } of CARRIED)
    if (hangsOn) expect(loaded.indexOf(nameOf(table))).toBeGreaterThan(loaded.indexOf(nameOf(hangsOn.table)));
});

test("what forbids is read after those whom it forbids to be written to, and a mailing before its digest", () => {
  const read = namesOf(CARRIED);
  const inOrder = ["chunks", "mailings", "digests", "stories", "story_posts", "posts"];
  expect(read.filter((name) => inOrder.includes(name))).toEqual(inOrder);
  const people = ["subscriptions", "subscribers", "suppressions", "newsletters"];
  expect(read.filter((name) => people.includes(name))).toEqual(people);
});
