/** The admin's room of digests: listing them, and the way to each. */
import { Hono } from "hono";
import { findNewsletters } from "../../newsletters/store.ts";
import type { Door } from "../door.ts";
import { DigestsPage } from "../pages/admin/digests/list.tsx";
import { DIGEST_STATES, type DigestState } from "../pages/admin/states.ts";
import { decisions } from "./digests/decisions.ts";
import { findAllDigests, findDigestsOf } from "./digests/digests-store.ts";
import { reviewed } from "./digests/reviewed.tsx";
import { previews } from "./digests/preview.tsx";
import { editing } from "./digests/stories.tsx";
import { hrefOf } from "./href.ts";
import { adminLanguage } from "./language.ts";
import { adminPage } from "./page.tsx";

const A_PAGE = 25;

export const digests = new Hono<Door>()
  .get("/digests", async (c) => {
    const { db } = c.env;
    const newsletters = await findNewsletters(db);
    const newsletterId = newsletters.find(({ id }) => id === c.req.query("newsletter"))?.id ?? null;
    const status = stateOf(c.req.query("state"));
    const page = { status, before: numberOf(c.req.query("before")), limit: A_PAGE };
    const found =
      newsletterId === null ? await findAllDigests(db, page) : await findDigestsOf(db, newsletterId, page);
    return adminPage(
      c,
      { title: adminLanguage(c) === "en" ? "Digests" : "期刊", room: "digests" },
      <DigestsPage
        digests={found.digests}
        newsletters={newsletters}
        newsletterId={newsletterId}
        state={status}
        olderHref={
          found.older === null
            ? null
            : hrefOf("/admin/digests", {
                newsletter: newsletterId ?? "",
                state: status ?? "",
                before: String(found.older),
              })
        }
      />,
    );
  })
  .route("/digests/:id{\\d+}", reviewed)
  .route("/digests/:id{\\d+}", decisions)
  .route("/digests/:id{\\d+}", editing)
  .route("/digests/:id{\\d+}", previews);

const stateOf = (state: string | undefined): DigestState | null =>
  state !== undefined && Object.hasOwn(DIGEST_STATES, state) ? (state as DigestState) : null;

const numberOf = (text: string | undefined): number | null =>
  text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : null;
