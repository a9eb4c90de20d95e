/** The doors through which people choose, against rows 5 and 8 of the table of security incidents. */
import { createExecutionContext } from "cloudflare:test";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { subscribers } from "../../src/db/schema.ts";
import type { Desk } from "../../src/desk.ts";
import { app } from "../../src/http/app.ts";
import { confirm } from "../../src/subscribers/confirm.ts";
import { erase } from "../../src/subscribers/erase.ts";
import { signLink } from "../../src/subscribers/links.ts";
import { suppress } from "../../src/subscribers/suppress.ts";
import { signTicket } from "../../src/subscribers/ticket.ts";
import { unsubscribe } from "../../src/subscribers/unsubscribe.ts";
import { ask, formOf } from "../http/ask.ts";
import { readEveryRow } from "../http/every-row.ts";
import { seen } from "../http/sign-up-paths.ts";
import { silence } from "../http/silence.ts";
import { emptyInbox, findArrived } from "../support/inbox.ts";
import { getConfirmToken, openReader, READER } from "../subscribers/reader.ts";

beforeEach(emptyInbox);

const STATES = ["pending", "active", "left", "suppressed", "erased"];
const addressOf = (state: string) => `${state}@inbox.example`;

/** A person in each state that an address can be in, ten minutes later; with the tokens of their mails. */
async function openStates() {
  const world = await openReader();
  const { desk, db } = world;
  const people: { confirmToken: string; mailToken: string }[] = [];
  for (const state of STATES) {
    await world.ask(["harbour"], addressOf(state));
    const confirmToken = await getConfirmToken();
    const found = await db
      .select()
      .from(subscribers)
      .where(eq(subscribers.email, addressOf(state)))
      .get();
    const mailToken = await world.unsubscribeToken(found?.id ?? 0, "harbour");
    if (state !== "pending") await confirm(desk, confirmToken);
    if (state === "left") await unsubscribe(desk, mailToken, "all");
    people.push({ confirmToken, mailToken });
  }
  await suppress(desk, addressOf("suppressed"), "complaint");
  await erase(desk, addressOf("erased"));
  world.minutesOn(10);
  return { ...world, people };
}

/** A confirmed reader with a fresh link, and a change of address under way. */
async function openMember() {
  const world = await openReader();
  const { desk, db } = world;
  await world.ask();
  const confirmToken = await getConfirmToken();
  await confirm(desk, confirmToken);
  world.minutesOn(10);
  const [reader] = await db.select().from(subscribers);
  const subscriberId = reader?.id ?? 0;
  const issuedAt = desk.now();
  const manage = await signLink(desk.settings, { purpose: "manage", subscriberId, goal: null, issuedAt });
  return { ...world, subscriberId, issuedAt, confirmToken, manage };
}

describe("row 5: the answer is the same in status, headers and body, whatever is known of the address", () => {
  test("that asks for a fresh link", async () => {
    const { desk } = await openStates();
    const answers = [];
    for (const state of ["nobody", ...STATES]) {
      const form = formOf({ email: addressOf(state), language: "en" });
      answers.push(await seen(await ask(desk, "/preferences/link", form)));
    }
    expect(new Set(answers).size).toBe(1);
  });

  test("whose mail asks for a fresh link, or for a new confirmation", async () => {
    const { desk, people } = await openStates();
    const [links, again] = [new Set<string>(), new Set<string>()];
    for (const { mailToken, confirmToken } of [...people, { mailToken: "k1.x.y", confirmToken: "k1.x.y" }]) {
      const form = formOf({ token: mailToken, language: "en" });
      links.add(await seen(await ask(desk, "/preferences/link", form)));
      again.add(
        await seen(await ask(desk, "/confirm/again", formOf({ token: confirmToken, language: "en" }))),
      );
    }
    expect([links.size, again.size]).toEqual([1, 1]);
  });

  test("that somebody wants to be written to at instead", async () => {
    const { desk, minutesOn } = await openStates();
    const [reader] = await desk.db
      .select()
      .from(subscribers)
      .where(eq(subscribers.email, addressOf("active")));
    const answers = [];
    for (const state of ["nobody", ...STATES.filter((name) => name !== "active")]) {
      minutesOn(3);
      const link = {
        purpose: "manage" as const,
        subscriberId: reader?.id ?? 0,
        goal: null,
        issuedAt: desk.now(),
      };
      const token = await signLink(desk.settings, link);
      const form = formOf({ token, email: addressOf(state) });
      const answer = await seen(await ask(desk, "/preferences/change-address", form));
      answers.push(answer.replaceAll(token, "TOKEN").replaceAll(addressOf(state), "ADDRESS"));
    }
    expect(new Set(answers).size).toBe(1);
  });

  test.each([
    ["/preferences/link", { email: READER }],
    ["/preferences/link", { token: "k1.x.y" }],
    ["/confirm/again", { token: "k1.x.y" }],
  ])("and %s %j does not wait for anything to be looked up", async (path, fields) => {
    const { desk, confirmToken, manage } = await openMember();
    const stuck = { ...desk, db: silence as Desk["db"] };
    const token = path === "/confirm/again" ? confirmToken : manage;
    const form = formOf("token" in fields ? { token } : fields);
    const answer = await app.request(path, form, stuck, createExecutionContext());
    expect(answer.status).toBe(200);
  });

  test("and a new address does not wait for its mail: to some none is written", async () => {
    const { desk, manage } = await openMember();
    const stuck: Desk = { ...desk, mailer: { sendBatch: () => new Promise(() => {}) } };
    const form = formOf({ token: manage, email: "new@inbox.example" });
    const answer = await app.request("/preferences/change-address", form, stuck, createExecutionContext());
    expect(answer.status).toBe(200);
  });
});

type Kind = "confirm" | "unsubscribe" | "manage" | "address" | "ticket";

/** Every door that a token opens, and by which. */
const DOORS: [path: string, opens: Kind[]][] = [
  ["/confirm", ["confirm"]],
  ["/confirm/again", ["confirm"]],
  ["/unsubscribe", ["unsubscribe"]],
  ["/preferences", ["manage"]],
  ["/preferences/link", ["unsubscribe", "manage"]],
  ["/preferences/switch", ["manage"]],
  ["/preferences/change-address", ["manage"]],
  ["/preferences/address", ["address"]],
  ["/preferences/data", ["manage"]],
  ["/preferences/erase", ["manage"]],
  ["/subscribe", ["ticket"]],
];

/** A person's genuine tokens, one for each purpose, as they would be made at this time. */
async function tokensOf(
  { desk, unsubscribeToken }: Pick<Awaited<ReturnType<typeof openMember>>, "desk" | "unsubscribeToken">,
  subscriberId: number,
  issuedAt: Date,
): Promise<Record<Kind, string>> {
  const { settings } = desk;
  const whose = { subscriberId, issuedAt };
  return {
    confirm: await signLink(settings, { purpose: "confirm", ...whose, newsletterIds: ["harbour", "daily"] }),
    unsubscribe: await unsubscribeToken(subscriberId, "harbour"),
    manage: await signLink(settings, {
      purpose: "manage",
      ...whose,
      goal: { leave: "harbour", join: "daily" },
    }),
    address: await signLink(settings, { purpose: "address", ...whose }),
    ticket: await signTicket(settings, new Date(issuedAt.getTime() - 10_000)),
  };
}

/** The reader, their change of address and a second wish under way: every door would have something to do. */
async function openBusy() {
  const world = await openMember();
  const form = formOf({ token: world.manage, email: "new@inbox.example" });
  await ask(world.desk, "/preferences/change-address", form);
  await world.ask(["daily"]);
  world.minutesOn(5);
  return { ...world, tokens: await tokensOf(world, world.subscriberId, world.issuedAt) };
}

/** Presses a door's button with all that it might want, and this token. */
const press = (desk: Desk, path: string, token: string) =>
  ask(
    desk,
    `${path}?token=${token}`,
    formOf({ token, ticket: token, email: "evil@inbox.example", newsletter: "daily", sure: "yes" }),
  );

/** Neither a row, nor a mail, nor a word of the address is got by any of these. */
async function expectNothing(desk: Desk, tries: [path: string, token: string][]) {
  const before = await readEveryRow();
  const count = (await findArrived()).length;
  for (const [path, token] of tries) {
    const text = await (await press(desk, path, token)).text();
    expect(text, `${path} ${token}`).not.toContain("mina@");
    expect(await readEveryRow(), `${path} ${token}`).toBe(before);
  }
  expect(await findArrived()).toHaveLength(count);
}

/** What the last dot parts: the key and the words, and their signature. */
const cut = (token: string): [string, string] => {
  const at = token.lastIndexOf(".");
  return [token.slice(0, at), token.slice(at)];
};

describe("row 8: a token", () => {
  test("of another purpose opens no door", async () => {
    const { desk, tokens } = await openBusy();
    const kinds = Object.keys(tokens) as Kind[];
    await expectNothing(
      desk,
      DOORS.flatMap(([path, opens]) =>
        kinds.filter((kind) => !opens.includes(kind)).map((kind): [string, string] => [path, tokens[kind]]),
      ),
    );
  });

  test("forged, of another's words and one's own signature, opens no door", async () => {
    const world = await openBusy();
    const { desk, tokens, subscriberId, issuedAt } = world;
    const own = await tokensOf(world, subscriberId + 1, new Date(issuedAt.getTime() + 1));
    await expectNothing(
      desk,
      DOORS.flatMap(([path, opens]) =>
        opens.map((kind): [string, string] => [path, cut(tokens[kind])[0] + cut(own[kind])[1]]),
      ),
    );
  });

  test("whose key was taken away opens no door", async () => {
    const { desk, tokens } = await openBusy();
    const tokenKeys = [{ id: "k2", secret: new Uint8Array(32).fill(2) }];
    const rotated = { ...desk, settings: { ...desk.settings, tokenKeys } };
    await expectNothing(
      rotated,
      DOORS.flatMap(([path, opens]) => opens.map((kind): [string, string] => [path, tokens[kind]])),
    );
  });

  test.each(DOORS)(
    "genuine, opens %s, also when its key has been followed by another",
    async (path, opens) => {
      const { desk, tokens } = await openBusy();
      const tokenKeys = [{ id: "k2", secret: new Uint8Array(32).fill(2) }, ...desk.settings.tokenKeys];
      const rotated = { ...desk, settings: { ...desk.settings, tokenKeys } };
      const before = [await readEveryRow(), (await findArrived()).length];
      const answer = await press(rotated, path, tokens[opens[0] ?? "manage"]);
      expect(answer.status).toBe(200);
      if (path === "/preferences/data") expect(await answer.text()).toContain(READER);
      else expect([await readEveryRow(), (await findArrived()).length]).not.toEqual(before);
    },
  );
});
