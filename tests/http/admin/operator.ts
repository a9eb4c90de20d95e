/** An operator's browser, as far as the admin sees it: the cookie of a session, and forms with what proves them. */
import type { Desk } from "../../../src/desk.ts";
import { ask } from "../ask.ts";

export const TOKEN = "test-admin-token";
/** The address that app.request gives to paths. */
export const ORIGIN = "http://localhost";

export type Operator = {
  cookie: string;
  /** What proves that a form is theirs. */
  csrf: string;
  /** Gets a page. */
  get: (path: string) => Promise<Response>;
  /** Posts a form of this operator's; `fields` may overwrite the proof. */
  post: (path: string, fields?: Record<string, string> | [string, string][]) => Promise<Response>;
  /** Posts a form that may hold files. */
  upload: (path: string, fields: Record<string, string | File>) => Promise<Response>;
};

export const signIn = (desk: Desk, token = TOKEN, next = "/admin") =>
  ask(desk, "/admin/login", {
    method: "POST",
    headers: { origin: ORIGIN, "sec-fetch-site": "same-origin" },
    body: new URLSearchParams({ token, next }),
  });

export async function openOperator(desk: Desk): Promise<Operator> {
  const cookie = (await signIn(desk)).headers.get("set-cookie")?.split(";")[0] ?? "";
  const get = (path: string) => ask(desk, path, { headers: { cookie } });
  const csrf = csrfIn(await (await get("/admin")).text());
  const headers = { cookie, origin: ORIGIN, "sec-fetch-site": "same-origin" };
  return {
    cookie,
    csrf,
    get,
    upload: (path, fields) => {
      const body = new FormData();
      for (const [name, value] of Object.entries({ csrf, ...fields })) body.append(name, value);
      return ask(desk, path, { method: "POST", headers, body });
    },
    post: (path, fields = {}) =>
      ask(desk, path, {
        method: "POST",
        headers,
        body: new URLSearchParams([
          ["csrf", csrf],
          ...(Array.isArray(fields) ? fields : Object.entries(fields)),
        ]),
      }),
  };
}

export const csrfIn = (html: string): string => /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? "";
