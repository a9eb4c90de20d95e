/** The step of the sender: what the mail provider says of the domain. */
import { Hono } from "hono";
import { findNewsletter } from "../../../newsletters/store.ts";
import type { Door, DoorContext } from "../../door.ts";
import { SetupSenderPage, type PageDomain } from "../../pages/admin/setup/sender.tsx";
import { adminPage } from "../page.tsx";
import { setupTitle } from "./title.ts";

export const setupSender = new Hono<Door>().get("/:id/sender", async (c) => {
  const newsletter = await findNewsletter(c.env.db, c.req.param("id"));
  if (!newsletter) return c.notFound();
  const domain = newsletter.senderEmail.split("@").at(-1) ?? "";
  return adminPage(
    c,
    { title: setupTitle(c), room: "newsletters" },
    <SetupSenderPage newsletterId={newsletter.id} domain={domain} state={await askOf(c, domain)} />,
  );
});

const askOf = async ({ env: { findDomain, settings } }: DoorContext, domain: string): Promise<PageDomain> =>
  findDomain ? findDomain(domain) : { kind: "other", mailer: settings.mailer.kind };
