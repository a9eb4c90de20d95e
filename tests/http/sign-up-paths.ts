/** Every way in, asked alike: what the tests of signing up go through. */
import type { Desk } from "../../src/desk.ts";
import { signTicket } from "../../src/subscribers/ticket.ts";
import { openReader, READER } from "../subscribers/reader.ts";
import { ask, formOf } from "./ask.ts";

export type Fields = {
  email?: string;
  newsletter?: string;
  website?: string;
  ticket?: string;
  turnstile?: string;
  confirmTypo?: boolean;
};

export type Path = "form" | "embed" | "api";
export const PATHS: Path[] = ["form", "embed", "api"];

/** A site with two newsletters; its doors are asked with a ticket that is ten seconds old, unless another is given. */
export async function openSite(changes: Partial<Desk> = {}) {
  const world = await openReader();
  const desk: Desk = { ...world.desk, ...changes };
  const ticketOf = (ageMs: number) => signTicket(desk.settings, new Date(desk.now().getTime() - ageMs));
  const post = async (path: Path, fields: Fields = {}, headers: Record<string, string> = {}) => {
    const { email = READER, newsletter = "harbour", ticket = await ticketOf(10_000), ...rest } = fields;
    if (path === "api") {
      const { website: _trap, ...others } = rest;
      return askJson(desk, { email, newsletters: [newsletter], language: "en", ticket, ...others }, headers);
    }
    const form = formOf({
      email,
      newsletter,
      ticket,
      language: "en",
      ...(rest.website && { website: rest.website }),
      ...(rest.turnstile && { "cf-turnstile-response": rest.turnstile }),
      ...(rest.confirmTypo && { confirmTypo: "1" }),
    });
    return ask(desk, path === "embed" ? "/embed/harbour" : "/subscribe", { ...form, headers });
  };
  return { ...world, desk, signUp: world.ask, ticketOf, post };
}

export const askJson = (desk: Desk, body: unknown, headers: Record<string, string> = {}) =>
  ask(desk, "/api/subscriptions", {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });

/** What can be seen of an answer from outside. */
export async function seen(answer: Response): Promise<string> {
  return JSON.stringify([answer.status, [...answer.headers], await answer.text()]);
}
