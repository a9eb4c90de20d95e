/** Signing up by the forms of our own pages, and by those that other sites have in theirs. */
import { Hono } from "hono";
import { findNewsletters } from "../newsletters/store.ts";
import type { Door, DoorContext } from "./door.ts";
import { formOnly } from "./form.ts";
import { page } from "./page.tsx";
import type { PageNewsletter, PageTyped } from "./pages/props.ts";
import { takeForm, type FormDoor } from "./take-form.tsx";
import { hostOf, newsletterView } from "./view.ts";

export const subscribe = new Hono<Door>()
  .get("/", (c) => c.redirect("/", 303))
  .post("/", formOnly, (c) => takeForm(c, doorOf(c)));

const doorOf = (c: DoorContext): FormDoor => ({
  action: "/subscribe",
  placeOf: (said) => (/^(?:\/|form )/.test(said) ? said : `form ${hostOf(c.req.header("origin"))}`),
  findChoices: (typed, place) => findChoices(c, typed, place),
  startOf: (place) => (/^\/(?!\/)/.test(place) ? `${place}#subscribe` : "/#subscribe"),
  show: (frame, content, status) => page(c, frame, content, status),
});

/** All newsletters; the one alone that the form was about, where it stood on a page of its own. */
async function findChoices(
  { env: { db, now } }: DoorContext,
  { newsletterIds }: PageTyped,
  place: string,
): Promise<PageNewsletter[]> {
  const all = (await findNewsletters(db)).map((newsletter) => newsletterView(newsletter, now()));
  const wanted = all.filter(({ id }) => newsletterIds.includes(id));
  return place !== "/" && wanted.length === 1 ? wanted : all;
}
