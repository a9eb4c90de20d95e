/** The step of the model: tried with one call, then kept. */
import { Hono } from "hono";
import { findNewsletter } from "../../../newsletters/store.ts";
import { dropModel, findKeptModel, keepModel } from "../../../stories/write/kept-model.ts";
import { tryModel } from "../../../stories/write/try-model.ts";
import type { Door, DoorContext } from "../../door.ts";
import { readForm, textOf } from "../../form.ts";
import { noteChange } from "../../note-change.ts";
import { SetupModelPage } from "../../pages/admin/setup/model.tsx";
import { adminPage, goOn } from "../page.tsx";
import { setupTitle } from "./title.ts";

const NOTHING = { name: "", baseUrl: "" };

export const setupModel = new Hono<Door>()
  .get("/:id/model", (c) => show(c, NOTHING, null))
  .post("/:id/model", async (c) => {
    const form = await readForm(c);
    const field = (name: string) => textOf(form, name).trim();
    const model = {
      name: field("name"),
      baseUrl: field("baseUrl").replace(/\/+$/, ""),
      apiKey: field("apiKey") || null,
    };
    const newsletter = await findNewsletter(c.env.db, c.req.param("id"));
    const tried = await tryModel(model, newsletter?.language ?? "en");
    if (tried.kind === "failed") return show(c, model, tried.reason);
    await keepModel(c.env, model);
    const { apiKey: _secret, ...detail } = model;
    await noteChange(c, {
      verb: "model.keep",
      subject: "model",
      detail: { ...detail, wrote: tried.headline },
    });
    return goOn(c, `/admin/setup/${c.req.param("id")}/model`, "model-answers");
  })
  .post("/:id/model/drop", async (c) => {
    await dropModel(c.env);
    await noteChange(c, { verb: "model.drop", subject: "model" });
    return goOn(c, `/admin/setup/${c.req.param("id")}/model`, "removed");
  });

async function show(c: DoorContext, typed: { name: string; baseUrl: string }, fault: string | null) {
  return adminPage(
    c,
    { title: setupTitle(c), room: "newsletters" },
    <SetupModelPage
      newsletterId={c.req.param("id") ?? ""}
      setName={c.env.settings.model?.name ?? null}
      kept={(await findKeptModel(c.env)) ?? null}
      typed={typed}
      fault={fault}
    />,
    fault === null ? 200 : 422,
  );
}
