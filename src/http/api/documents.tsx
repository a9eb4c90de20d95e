/** The API, described: for programs as an OpenAPI document, for people as a page. Both are open to all. */
import { answerUnlessHeld } from "../conditional.ts";
import { PUBLIC_GUIDE } from "../cached.ts";
import type { DoorContext } from "../door.ts";
import { page } from "../page.tsx";
import { ReferencePage } from "../pages/api-reference.tsx";
import { openApiDocument } from "./openapi.ts";
import { operation } from "./operation.ts";
import type { Operation } from "./operation.ts";
import { OPERATIONS } from "./operations.ts";
import { referenceOf } from "./reference.ts";
import { signUp } from "./subscriptions.ts";

const room = "The API itself";

export const documents: Operation[] = [
  operation({
    id: "getReference",
    method: "get",
    path: "/",
    room,
    summary: "Show this page",
    scope: null,
    answers: { 200: { says: "The reference, for people", type: "text/html" } },
    run: (c) => {
      c.header("cache-control", PUBLIC_GUIDE);
      const { publicUrl } = c.env.settings;
      return page(
        c,
        { language: "en", title: "API" },
        <ReferencePage publicUrl={publicUrl} rooms={referenceOf(every(), publicUrl)} />,
      );
    },
  }),
  operation({
    id: "getOpenApi",
    method: "get",
    path: "/openapi.json",
    room,
    summary: "Show the API as an OpenAPI 3.1 document",
    scope: null,
    answers: { 200: { says: "The document, for programs", type: "application/json" } },
    run: async (c: DoorContext) => {
      c.header("cache-control", PUBLIC_GUIDE);
      const { publicUrl, siteName } = c.env.settings;
      const document = openApiDocument(every(), { publicUrl, siteName });
      return answerUnlessHeld(c, { body: JSON.stringify(document), type: "application/json" });
    },
  }),
];

/** Of the whole API; also what is declared above. */
export const every = (): Operation[] => [...OPERATIONS, signUp, ...documents];
