/** Where a form of the room of digests leads, by what became of it. */
import type { Changed } from "../../../digests/edit/open-edit.ts";
import type { Change } from "../../../db/audit.ts";
import type { DoorContext } from "../../door.ts";
import { noteChange } from "../../note-change.ts";
import { goOn } from "../page.tsx";

export const digestIdOf = (c: DoorContext): number => Number(c.req.param("id"));

export const pathOf = (c: DoorContext): string => `/admin/digests/${digestIdOf(c)}`;

/** Notes a change of the digest at hand. */
export const noteDigest = (c: DoorContext, verb: string, detail: Change["detail"] = {}) =>
  noteChange(c, { verb, subject: `digest/${digestIdOf(c)}`, detail });

/** After a change of its stories, or where it could not be made. */
export async function answerChanged(
  c: DoorContext,
  { kind }: Changed,
  verb: string,
  detail: Change["detail"],
): Promise<Response> {
  switch (kind) {
    case "changed":
      await noteDigest(c, verb, detail);
      return goOn(c, pathOf(c), "saved");
    case "unknown":
      return c.notFound();
    case "closed":
    case "out-of-date":
      return goOn(c, pathOf(c), "out-of-date");
    case "freezing":
      return goOn(c, pathOf(c), "freezing");
  }
}
