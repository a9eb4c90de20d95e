/** The API as an OpenAPI 3.1 document (spec.openapis.org/oas/v3.1.1), made of the operations that its routes are made of. */
import * as z from "zod/mini";
import { schemaOf, type JsonSchema } from "./json-schema.ts";
import type { Answer, Body, Operation } from "./operation.ts";
import { parametersOf, templateOf } from "./path-parameters.ts";
import { errorShape } from "./shapes.ts";

type Components = Record<string, JsonSchema>;

const ref = (path: string) => ({ $ref: `#/components/${path}` });
const ERROR_CONTENT = { "application/json": { schema: ref("schemas/Error") } };
const RETRY_AFTER = {
  "Retry-After": { description: "Seconds to wait", schema: { type: "integer" } },
};

/** The document of these operations. */
export function openApiDocument(
  operations: Operation[],
  { publicUrl, siteName }: { publicUrl: string; siteName: string },
) {
  const schemas: Components = {};
  schemaOf(errorShape, schemas);
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations)
    (paths[templateOf(operation.path)] ??= {})[operation.method] = describe(operation, schemas);
  return {
    openapi: "3.1.1",
    info: {
      title: `${siteName} API`,
      version: "1.0.0",
      description:
        "Newsletters that write themselves. Errors are {error}: a sentence that says what is wrong.",
    },
    servers: [{ url: `${publicUrl}/api` }],
    security: [{ token: [] }],
    tags: [...new Set(operations.map(({ room }) => room))].map((name) => ({ name })),
    paths,
    components: { schemas, parameters: PARAMETERS, responses: RESPONSES, securitySchemes: SCHEMES },
  };
}

const SCHEMES = {
  token: {
    type: "http",
    scheme: "bearer",
    description:
      "A token of POST /tokens, wb_…, or the ADMIN_TOKEN. Each operation names the scope it needs.",
  },
};

const PARAMETERS = {
  limit: {
    name: "limit",
    in: "query",
    description: "Rows in a page",
    schema: { type: "integer", minimum: 1, maximum: 100 },
  },
  cursor: {
    name: "cursor",
    in: "query",
    description: "The nextCursor of the page before",
    schema: { type: "string" },
  },
  idempotencyKey: {
    name: "Idempotency-Key",
    in: "header",
    description: "Names the call: repeated within 24 hours, it is given the first answer and changes nothing",
    schema: { type: "string", minLength: 1, maxLength: 255 },
  },
};

const refusal = (description: string, headers?: object) => ({
  description,
  ...(headers && { headers }),
  content: ERROR_CONTENT,
});

const RESPONSES = {
  Unauthorized: refusal("There is no token, or it is wrong, expired or revoked"),
  Forbidden: refusal("The token lacks the scope"),
  TooMany: refusal("Too many calls", RETRY_AFTER),
  Other: refusal("What else went wrong"),
};

function describe(operation: Operation, schemas: Components) {
  const { id, room, summary, says, scope, body } = operation;
  return {
    operationId: id,
    tags: [room],
    summary,
    description: [says, scope && `Scope: \`${scope}\``].filter(Boolean).join("\n\n"),
    security: scope === null ? [] : [{ token: [scope] }],
    parameters: parametersIn(operation, schemas),
    ...(body && { requestBody: { required: !body.isOptional, content: contentOf(body, schemas) } }),
    responses: responsesOf(operation, schemas),
  };
}

function parametersIn({ path, query = {}, isPaged, scope, method }: Operation, schemas: Components) {
  return [
    ...parametersOf(path).map(({ name, says, isNumber }) => ({
      name,
      in: "path",
      required: true,
      description: says,
      schema: isNumber ? { type: "integer", minimum: 0 } : { type: "string" },
    })),
    ...Object.entries(query).map(([name, { says, schema = z.string(), isRequired }]) => ({
      name,
      in: "query",
      required: isRequired ?? false,
      description: says,
      schema: schemaOf(schema, schemas),
    })),
    ...(isPaged ? [ref("parameters/limit"), ref("parameters/cursor")] : []),
    ...(scope !== null && method !== "get" ? [ref("parameters/idempotencyKey")] : []),
  ];
}

const contentOf = ({ schema, example, texts = {}, isTextOnly }: Body, schemas: Components) => ({
  ...(!isTextOnly && { "application/json": { schema: schemaOf(schema, schemas), example } }),
  ...Object.fromEntries(
    Object.entries(texts).map(([type, says]) => [type, { schema: { type: "string", description: says } }]),
  ),
});

const PAGE_ERRORS: [string, string][] = [["400", "limit or cursor can't be"]];
const KEY_ERRORS: [string, string][] = [
  ["400", "The Idempotency-Key can't be"],
  ["409", "The call with this Idempotency-Key is still being answered"],
  ["422", "The Idempotency-Key was used for another call"],
];

function responsesOf({ answers, errors = {}, scope, isPaged, method }: Operation, schemas: Components) {
  const isKeyed = scope !== null && method !== "get";
  const told = new Map(isPaged ? PAGE_ERRORS : isKeyed ? KEY_ERRORS : []);
  for (const [status, says] of Object.entries(errors))
    told.set(status, [says, told.get(status) ?? []].flat().join("; or: "));
  return {
    ...Object.fromEntries(
      Object.entries(answers).map(([status, answer]) => [status, answerOf(answer, schemas)]),
    ),
    ...(scope !== null && { 401: ref("responses/Unauthorized"), 403: ref("responses/Forbidden") }),
    429: ref("responses/TooMany"),
    ...Object.fromEntries([...told].map(([status, says]) => [status, refusal(says)])),
    default: ref("responses/Other"),
  };
}

function answerOf({ says, schema, type }: Answer, schemas: Components) {
  const media = schema ? { schema: schemaOf(schema, schemas) } : { schema: { type: "string" } };
  return { description: says, content: { [type ?? "application/json"]: media } };
}
