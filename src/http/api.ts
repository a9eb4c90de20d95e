/** The API under /api: what is open to all, and what operators do, behind a token. */
import { Hono } from "hono";
import { authenticate, limitOpen } from "./api/authenticate.ts";
import { documents } from "./api/documents.tsx";
import { routesOf } from "./api/operation.ts";
import { OPERATIONS } from "./api/operations.ts";
import type { Door } from "./door.ts";

export const api = new Hono<Door>()
  .use("/", limitOpen)
  .use("/openapi.json", limitOpen)
  .route("/", routesOf(documents))
  .use(authenticate)
  .route("/", routesOf(OPERATIONS));
