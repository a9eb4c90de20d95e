/** The admin's room of API tokens: making, listing and revoking them. A token is shown once, on the page that made it. */
import { Hono } from "hono";
import { ADMIN } from "../../operators/caller.ts";
import { isScope, SCOPES } from "../../operators/scopes.ts";
import { createToken, listTokens, revokeToken } from "../../operators/tokens.ts";
import type { Door, DoorContext } from "../door.ts";
import { readForm, textOf } from "../form.ts";
import { noteChange } from "../note-change.ts";
import { TokensPage, type TypedToken } from "../pages/admin/tokens.tsx";
import { adminLanguage } from "./language.ts";
import { adminPage, goOn } from "./page.tsx";

const LISTED = 50;
const DAY_MS = 86_400_000;

type Shown = { secret?: string; fault?: string; typed?: TypedToken };

export const tokens = new Hono<Door>()
  .get("/tokens", (c) => show(c, {}))
  .post("/tokens", async (c) => {
    const form = await readForm(c);
    const typed = {
      name: textOf(form, "name").trim(),
      scopes: form.getAll("scope").map(String).filter(isScope),
      days: textOf(form, "days"),
    };
    const { name, scopes } = typed;
    const days = Number(typed.days);
    const expiresAt = days > 0 ? new Date(c.env.now().getTime() + days * DAY_MS) : null;
    const created = await createToken(c.env, ADMIN, { name, scopes, expiresAt });
    switch (created.kind) {
      case "created":
        await noteChange(c, {
          verb: "token.create",
          subject: `token/${created.id}`,
          detail: { name, scopes },
        });
        return show(c, { secret: created.secret });
      case "invalid":
        return show(c, { typed, fault: created.faults.join("; ") });
      case "beyond":
        return show(c, { typed, fault: created.reason });
      case "taken":
        return show(c, { typed, fault: `There is a token ${name} already` });
    }
  })
  .post("/tokens/:id/revoke", async (c) => {
    const id = c.req.param("id");
    const name = await revokeToken(c.env, id);
    if (name === undefined) return goOn(c, "/admin/tokens", "out-of-date");
    await noteChange(c, { verb: "token.revoke", subject: `token/${id}`, detail: { name } });
    return goOn(c, "/admin/tokens", "removed");
  });

async function show(c: DoorContext, { secret, fault, typed }: Shown) {
  const after = c.req.query("after");
  const list = await listTokens(c.env, LISTED, after);
  const last = list.length === LISTED ? list.at(-1) : undefined;
  return adminPage(
    c,
    { title: adminLanguage(c) === "en" ? "API tokens" : "API 令牌", room: "tokens" },
    <TokensPage
      tokens={list}
      scopes={SCOPES}
      secret={secret ?? null}
      fault={fault}
      typed={typed ?? { name: "", scopes: [], days: "90" }}
      moreHref={last ? `/admin/tokens?after=${encodeURIComponent(last.id)}` : null}
    />,
    fault === undefined ? 200 : 422,
  );
}
