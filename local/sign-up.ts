/** A reader who signs up through the real pages: the form, the mail, the button. */
import type { World } from "./world.ts";

const WAIT_MS = 20_000;

/** A form that comes back sooner was filled in by no person (src/subscribers/ticket.ts). */
const TYPING_MS = 2_100;

/** Signs an address up for newsletters and confirms it. Throws a sentence where a page or the mail does not come. */
export async function signUpReader(world: World, address: string, newsletterIds: string[]): Promise<void> {
  const ticket = await readTicket(world);
  await new Promise((done) => setTimeout(done, TYPING_MS));
  const form = new URLSearchParams([
    ["email", address],
    ["language", "zh-CN"],
    ["ticket", ticket],
    ["place", "/"],
    ["wording", "form-1"],
    ...newsletterIds.map((id) => ["newsletter", id]),
  ]);
  await expectOk("The sign-up", await fetch(`${world.url}/subscribe`, { method: "POST", body: form }));
  const link = await waitForLink(world, address);
  await expectOk("The confirmation page", await fetch(link));
  const token = new URL(link).searchParams.get("token") ?? "";
  const pressed = await fetch(`${world.url}/confirm`, {
    method: "POST",
    body: new URLSearchParams({ token }),
  });
  await expectOk("The confirmation", pressed);
}

/** The ticket of the home page's form. */
async function readTicket(world: World): Promise<string> {
  const home = await fetch(world.url);
  await expectOk("The home page", home.clone());
  const [, ticket] = /name="ticket" value="([^"]+)"/.exec(await home.text()) ?? [];
  if (!ticket) throw new Error("The home page has no sign-up form");
  return ticket;
}

async function waitForLink(world: World, address: string): Promise<string> {
  for (const start = Date.now(); Date.now() - start < WAIT_MS;) {
    const mail = world.resend
      .emails()
      .findLast(({ to, text }) => to.includes(address) && text?.includes("/confirm?"));
    const link = mail?.text?.match(/https?:\/\/\S+\/confirm\?token=[\w.-]+/)?.[0];
    if (link) return link;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error("No confirmation mail came to the inbox");
}

async function expectOk(what: string, answer: Response): Promise<void> {
  if (!answer.ok)
    throw new Error(`${what} answered ${answer.status}: ${(await answer.text()).slice(0, 200)}`);
}
