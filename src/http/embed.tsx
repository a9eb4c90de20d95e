/** A newsletter's sign-up form for the frames of other sites; it is answered inside the frame. */
import { Hono } from "hono";
import type { Child } from "hono/jsx";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { findNewsletter, type Newsletter } from "../newsletters/store.ts";
import type { Door, DoorContext, Language } from "./door.ts";
import { formOnly } from "./form.ts";
import { formAt } from "./form-at.ts";
import { EmbedShell } from "./pages/embed.tsx";
import { SignUpForm } from "./pages/sign-up-form.tsx";
import { STRINGS } from "./pages/strings.ts";
import { takeForm, type FormDoor } from "./take-form.tsx";
import { hostOf, newsletterView } from "./view.ts";

export const embed = new Hono<Door>()
  .get("/:newsletter", async (c) => {
    const newsletter = await findNewsletter(c.env.db, c.req.param("newsletter"));
    return newsletter ? showForm(c, newsletter) : c.notFound();
  })
  .post("/:newsletter", formOnly, async (c) => {
    const newsletter = await findNewsletter(c.env.db, c.req.param("newsletter"));
    return newsletter ? takeForm(c, doorOf(c, newsletter)) : c.notFound();
  });

async function showForm(c: DoorContext, newsletter: Newsletter) {
  const { language } = newsletter;
  c.header("cache-control", "public, max-age=60");
  // the form says which site it stands on, as far as the browser tells
  c.header("vary", "referer");
  return show(
    c,
    { language, title: STRINGS[language].subscribeTo(newsletter.name) },
    <SignUpForm
      language={language}
      newsletters={[newsletterView(newsletter, c.env.now())]}
      form={await formAt(c, language, `embed ${hostOf(c.req.header("referer"))}`, pathOf(newsletter))}
      heading="h1"
    />,
  );
}

const doorOf = (c: DoorContext, newsletter: Newsletter): FormDoor => ({
  action: pathOf(newsletter),
  placeOf: (said) => (said.startsWith("embed ") ? said : "embed -"),
  findChoices: async () => [newsletterView(newsletter, c.env.now())],
  startOf: () => pathOf(newsletter),
  show: (frame, content, status) => show(c, frame, content, status),
});

const pathOf = ({ id }: Newsletter) => `/embed/${id}`;

function show(
  c: DoorContext,
  frame: { language: Language; title: string },
  content: Child,
  status: ContentfulStatusCode = 200,
) {
  c.set("allowed", { ...c.get("allowed"), framedBy: c.env.settings.signUp.embedOrigins });
  return c.html(<EmbedShell {...frame}>{content}</EmbedShell>, status);
}
