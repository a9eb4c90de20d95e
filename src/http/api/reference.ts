/** The operations as the reference page shows them: room by room, each with an example call. */
import type { ReferenceOperation, ReferenceRoom } from "../pages/api-reference.tsx";
import type { Operation } from "./operation.ts";
import { examplePath, parametersOf, templateOf } from "./path-parameters.ts";

export const referenceOf = (operations: Operation[], publicUrl: string): ReferenceRoom[] =>
  [...Map.groupBy(operations, ({ room }) => room)].map(([name, ofRoom]) => ({
    name,
    operations: ofRoom.map((operation) => shown(operation, publicUrl)),
  }));

function shown(operation: Operation, publicUrl: string): ReferenceOperation {
  const {
    id,
    method,
    path,
    summary,
    says,
    scope,
    query = {},
    isPaged,
    body,
    answers,
    errors = {},
  } = operation;
  return {
    id,
    method: method.toUpperCase(),
    path: `/api${templateOf(path) === "/" ? "" : templateOf(path)}`,
    summary,
    says: says ?? null,
    scope,
    parameters: [
      ...parametersOf(path).map((parameter) => ({ name: parameter.name, says: parameter.says })),
      ...Object.entries(query).map(([name, { says: sentence }]) => ({ name: `?${name}=`, says: sentence })),
      ...(isPaged
        ? [
            { name: "?limit=", says: "Rows in a page, 100 at most" },
            { name: "?cursor=", says: "The nextCursor of the page before" },
          ]
        : []),
    ],
    body: body ? Object.values(body.texts ?? {}).concat(body.isTextOnly ? [] : ["JSON"]) : [],
    answers: [
      ...Object.entries(answers).map(([status, answer]) => ({ status, says: answer.says })),
      ...Object.entries(errors).map(([status, sentence]) => ({ status, says: sentence })),
    ],
    example: curl(operation, publicUrl),
  };
}

/** A line that a shell takes as it stands, once TOKEN is set. */
function curl({ method, path, scope, query = {}, body }: Operation, publicUrl: string): string {
  const asked = Object.entries(query).flatMap(([name, { isRequired }]) =>
    isRequired ? [`${name}=mina%40inbox.example`] : [],
  );
  const search = asked.length > 0 ? `?${asked.join("&")}` : "";
  const address = `${publicUrl}/api${examplePath(path)}${search}`.replace(/\/$/, "");
  const type = body?.isTextOnly ? Object.keys(body.texts ?? {})[0] : "application/json";
  return [
    "curl",
    ...(method === "get" ? [] : [`-X ${method.toUpperCase()}`]),
    quoted(address),
    ...(scope === null ? [] : ['-H "Authorization: Bearer $TOKEN"']),
    ...(body ? [`-H 'Content-Type: ${type}'`, `--data-binary ${quoted(textOf(body.example))}`] : []),
  ].join(" ");
}

const textOf = (example: unknown) => (typeof example === "string" ? example : JSON.stringify(example));

/** In single quotes, as POSIX shells take them. */
const quoted = (text: string) => `'${text.replaceAll("'", String.raw`'\''`)}'`;
