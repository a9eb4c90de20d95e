import { describe, expect, test } from "vitest";
import { app } from "../../../src/http/app.ts";
import { every } from "../../../src/http/api/documents.tsx";
import { openApiDocument } from "../../../src/http/api/openapi.ts";
import { templateOf } from "../../../src/http/api/path-parameters.ts";
import { referenceOf } from "../../../src/http/api/reference.ts";

const SITE = { publicUrl: "https://news.example", siteName: "Harbour Bell" };

type Operation = {
  operationId: string;
  summary: string;
  tags: string[];
  security: unknown[];
  parameters: { name: string; in: string; required: boolean; $ref?: string }[];
  requestBody?: { content: Record<string, unknown> };
  responses: Record<string, { description?: string; $ref?: string }>;
};

/** As callers get it: what JSON can't say is not there. */
const read = () =>
  JSON.parse(JSON.stringify(openApiDocument(every(), SITE))) as ReturnType<typeof openApiDocument> & {
    paths: Record<string, Record<string, Operation>>;
  };

const operationsIn = (document: ReturnType<typeof read>) =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );

/** Every route of the app below /api: middleware, and what is answered to any method, have the method ALL. */
const routes = () => [
  ...new Set(
    app.routes
      .filter(({ path, method }) => /^\/api(?:\/|$)/.test(path) && method !== "ALL")
      .map(({ path, method }) => `${method} ${templateOf(path.slice("/api".length) || "/")}`),
  ),
];

const find = (whole: unknown, path: string): unknown =>
  path
    .split("/")
    .slice(1)
    .reduce<unknown>((part, word) => (part as Record<string, unknown> | undefined)?.[word], whole);

describe("the OpenAPI document", () => {
  test("has an operation for every route, and no other", () => {
    const described = operationsIn(read()).map(({ path, method }) => `${method.toUpperCase()} ${path}`);
    expect(routes().length).toBeGreaterThan(30);
    expect(described.toSorted()).toEqual(routes().toSorted());
  });

  test("is of 3.1, and says what it is of", () => {
    const document = read();
    expect(document.openapi).toMatch(/^3\.1\.\d$/);
    expect(document.info).toMatchObject({ title: "Harbour Bell API", version: expect.stringMatching(/./) });
    expect(document.servers).toEqual([{ url: "https://news.example/api" }]);
  });

  test("names each operation once, under a heading that it lists", () => {
    const document = read();
    const operations = operationsIn(document).map(({ operation }) => operation);
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
    const tags = document.tags.map(({ name }) => name);
    for (const { operationId, summary, tags: own } of operations) {
      expect(operationId).toMatch(/^[a-z][a-zA-Z]+$/);
      expect(summary, operationId).toMatch(/^[A-Z].*[^.]$/);
      expect(tags, operationId).toContain(own[0]);
    }
  });

  test("leads nowhere that is not there", () => {
    const document = read();
    const leads = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, to = ""]) => to);
    expect(leads.length).toBeGreaterThan(50);
    for (const to of leads) {
      expect(to).toMatch(/^#\/components\//);
      expect(find(document, to), to).toBeDefined();
    }
  });

  test("declares the parameters of each path, each once, and that they must be given", () => {
    for (const { path, operation } of operationsIn(read())) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const declared = operation.parameters.filter((parameter) => parameter.in === "path");
      expect(
        declared.map(({ name }) => name),
        path,
      ).toEqual(inPath);
      expect(declared.every(({ required }) => required)).toBe(true);
      const names = operation.parameters.map((parameter) => parameter.$ref ?? parameter.name);
      expect(new Set(names).size, path).toBe(names.length);
    }
  });

  test("says of each operation how it ends well and how it is refused, and gives it a body only where it writes", () => {
    for (const { path, method, operation } of operationsIn(read())) {
      const statuses = Object.keys(operation.responses);
      expect(
        statuses.some((status) => status.startsWith("2")),
        path,
      ).toBe(true);
      for (const answer of Object.values(operation.responses))
        expect(answer.$ref ?? answer.description, path).toMatch(/./);
      if (operation.security.length > 0) expect(statuses).toEqual(expect.arrayContaining(["401", "403"]));
      if (method === "get" || method === "delete") expect(operation.requestBody).toBeUndefined();
    }
  });
});

describe("the examples", () => {
  const bodies = every().flatMap(({ id, body }) =>
    body ? [[id, body] as [string, NonNullable<typeof body>]] : [],
  );

  test.each(bodies)("of %s is a body that it takes", (_, body) => {
    expect(body.schema.safeParse(body.example).error).toBeUndefined();
  });

  test("are calls with the parameters filled in, and quoted for a shell", () => {
    const shown = referenceOf(every(), SITE.publicUrl).flatMap(({ operations }) => operations);
    expect(shown).toHaveLength(every().length);
    for (const { example } of shown) {
      expect(example).toMatch(/^curl (?:-X [A-Z]+ )?'https:\/\/news\.example\/api[^'{}]*'/);
      expect((example.match(/'/g) ?? []).length % 2).toBe(0);
    }
  });
});
