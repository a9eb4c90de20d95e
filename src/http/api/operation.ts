/**
 * One declaration for each thing that the API does: hono's route and its part of the OpenAPI document are both made of
 * it, so that no route can be without its documentation.
 */
import { Hono, type Context } from "hono";
import type * as z from "zod/mini";
import type { Scope } from "../../operators/scopes.ts";
import type { Door } from "../door.ts";
import { answerOnce } from "./answer-once.ts";
import { mustHave } from "./authenticate.ts";

export type Operation = {
  /** Names it for good in the document, and in clients that are made from it. */
  id: string;
  method: "get" | "post" | "put" | "patch" | "delete";
  /** Below /api, as hono takes it; what each parameter is stands in path-parameters.ts. */
  path: string;
  /** The heading that it stands under. */
  room: string;
  /** What it does, in a line; `says` tells more. */
  summary: string;
  says?: string;
  /** What the token must be for; null: open to all. */
  scope: Scope | null;
  query?: Record<string, { says: string; schema?: z.ZodMiniType; isRequired?: true }>;
  /** It takes limit and cursor. */
  isPaged?: true;
  body?: Body;
  /** What it answers when all is well, by status. */
  answers: Record<number, Answer>;
  /** When what is asked for can't be, by status; refusals at the door go without saying. */
  errors?: Record<number, string>;
  run: (c: Context<Door>) => Response | Promise<Response>;
};

export type Answer = {
  says: string;
  /** Of its JSON. */
  schema?: z.ZodMiniType;
  /** Its media type, where it is no JSON. */
  type?: string;
};

export type Body = {
  schema: z.ZodMiniType;
  example: unknown;
  isOptional?: true;
  /** Media types in place of JSON, or besides it, with what is in them. */
  texts?: Record<string, string>;
  /** JSON is not taken. */
  isTextOnly?: true;
};

type Declared<Path extends string> = Omit<Operation, "path" | "run"> & {
  path: Path;
  run: (c: Context<Door, Path>) => Response | Promise<Response>;
};

/** Declares an operation; `run` knows the parameters of the path. */
export const operation = <const Path extends string>(declared: Declared<Path>): Operation => declared;

/** Their routes, each behind its scope; a write may bear an Idempotency-Key. */
export function routesOf(operations: Operation[]): Hono<Door> {
  const routes = new Hono<Door>();
  for (const { method, path, scope, run } of operations) {
    if (scope === null) routes.on(method, path, run);
    else if (method === "get") routes.on(method, path, mustHave(scope), run);
    else routes.on(method, path, mustHave(scope), answerOnce, run);
  }
  return routes;
}
