/** The model that the admin's pages set, where the deployment's settings name none. Its key is kept sealed. */
import * as z from "zod/mini";
import { dropOption, findOption, keepOption } from "../../db/options.ts";
import type { Desk } from "../../desk.ts";
import { openModel, type Model } from "../../providers/model.ts";

const NAME = "model";
const TOKENS_PER_DIGEST = 60_000;

const shape = z.object({
  name: z.string().check(z.minLength(1), z.maxLength(200)),
  baseUrl: z.string(),
  apiKey: z.nullable(z.string()),
});

export type KeptModel = z.infer<typeof shape>;
type KeptDesk = Pick<Desk, "db" | "settings">;

export async function findKeptModel(desk: KeptDesk): Promise<KeptModel | undefined> {
  const text = await findOption(desk, NAME);
  const parsed = text === undefined ? undefined : shape.safeParse(JSON.parse(text));
  return parsed?.success ? parsed.data : undefined;
}

/** The desk's own model, else the kept one; undefined where there is neither: then stories are excerpts. */
export async function findModel(desk: KeptDesk & Pick<Desk, "model">): Promise<Model | undefined> {
  if (desk.model) return desk.model;
  const kept = await findKeptModel(desk);
  return kept && openKept(kept);
}

export const keepModel = (desk: KeptDesk & Pick<Desk, "now">, model: KeptModel): Promise<void> =>
  keepOption(desk, NAME, JSON.stringify(model));

export const dropModel = (desk: Pick<Desk, "db">) => dropOption(desk, NAME);

/** A kept model, opened. */
export const openKept = (kept: KeptModel): Model =>
  openModel({ ...kept, structured: "json_schema", tokensPerDigest: TOKENS_PER_DIGEST });
