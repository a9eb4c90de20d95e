import { expect, test } from "vitest";
import { readLine } from "../../src/backups/read-line.ts";
import type { Column } from "../../src/db/columns.ts";

const COLUMNS: Column[] = [
  { name: "id", type: "integer", isOptional: false },
  { name: "name", type: "text", isOptional: true },
  { name: "links", type: "json", isOptional: false },
];

test("a line with each column is a row, as it was", () => {
  const row = { id: 2 ** 48, name: "港口\n“四时”\u2028", links: '["https://a.example"]' };
  expect(readLine(COLUMNS, JSON.stringify(row))).toEqual({ kind: "row", row });
  expect(readLine(COLUMNS, '{"links":"null","name":null,"id":0}').kind).toBe("row");
});

test.each([
  ["", "it is no JSON object"],
  ['{"id":1', "it is no JSON object"],
  ["[1]", "it is no JSON object"],
  ['{"id":1,"name":null}', "links is missing"],
  ['{"id":"1","name":null,"links":"[]"}', "id is no integer"],
  ['{"id":null,"name":null,"links":"[]"}', "id is no integer"],
  ['{"id":1,"name":7,"links":"[]"}', "name is no text"],
  ['{"id":1,"name":null,"links":"[1"}', "links is no json"],
  ['{"id":1,"name":null,"links":[]}', "links is no json"],
  ['{"id":1,"name":null,"links":"[]","more":1}', "there is no column more"],
])("%s is none: %s", (line, reason) => {
  expect(readLine(COLUMNS, line)).toEqual({ kind: "wrong", reason });
});
