import { exports } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { freeze } from "../../src/deliveries/freeze.ts";
import { sendRange } from "../../src/deliveries/send.ts";
import { subscribers, subscriptions } from "../../src/db/schema.ts";
import { addDigest } from "../support/factories.ts";
import { emptyInbox, findArrived } from "../support/inbox.ts";
import { getConfirmToken, openReader } from "../subscribers/reader.ts";
import { ask, formOf } from "./ask.ts";
import { readEveryRow } from "./every-row.ts";

beforeEach(emptyInbox);

/** A reader who signed up and confirmed by the page. */
async function openSubscribed() {
  const world = await openReader();
  await world.ask();
  const token = await getConfirmToken();
  const pressed = await ask(world.desk, "/confirm", formOf({ token }));
  const [reader] = await world.db.select().from(subscribers);
  const unsubscribeToken = await world.unsubscribeToken(reader?.id ?? 0, "harbour");
  return { ...world, token, pressed, path: `/unsubscribe?token=${unsubscribeToken}` };
}

/** The same, with a digest in the inbox. */
async function openMailed() {
  const world = await openSubscribed();
  const digest = await addDigest(world.db, "harbour");
  const mailing = await freeze(world.desk, digest.id);
  await sendRange(world.desk, { mailingId: mailing?.id ?? 0, from: 1, to: 1 });
  return world;
}

/** The paths of ours that a mail links to, in its text, its HTML and its headers. */
async function findLinks(): Promise<string[]> {
  const arrived = await findArrived();
  const written = arrived.map(({ html, text, headers }) =>
    [html, text, ...Object.values(headers)].join("\n"),
  );
  const links = written.join("\n").matchAll(/https:\/\/news\.example(\/[^\s"<>)]*)/g);
  return [...new Set([...links].map(([, path = ""]) => path.replaceAll("&amp;", "&")))];
}

describe("the links of a mail", () => {
  test("opened or probed by whatever scans the mail, change no row", async () => {
    const { desk } = await openMailed();
    const paths = await findLinks();
    expect(paths.map((path) => path.split("?")[0]?.split("/")[1])).toEqual(
      expect.arrayContaining(["confirm", "unsubscribe", "harbour"]),
    );
    const before = await readEveryRow();
    for (const path of paths) {
      for (const method of ["GET", "HEAD", "OPTIONS"]) {
        const { status } = await ask(desk, path, { method });
        if (method !== "OPTIONS") expect(status, `${method} ${path}`).toBe(200);
      }
    }
    expect(await readEveryRow()).toBe(before);
  });

  test("and every page there is change no row, whoever opens or probes them", async () => {
    const { desk, minutesOn, path: leaving } = await openMailed();
    minutesOn(10);
    const mailToken = leaving.split("=")[1] ?? "";
    await ask(desk, "/preferences/link", formOf({ token: mailToken }));
    const isOfPreferences = (path: string) => path.startsWith("/preferences?token=");
    const fresh = (await findLinks()).find(isOfPreferences) ?? "";
    const latest = (await findLinks()).findLast(isOfPreferences) ?? "";
    minutesOn(10);
    const token = latest.split("=")[1] ?? "";
    await ask(desk, "/preferences/change-address", formOf({ token, email: "new@inbox.example" }));
    const change = (await findLinks()).find((path) => path.startsWith("/preferences/address?")) ?? "";
    expect(change).not.toBe("");
    const before = await readEveryRow();
    const known =
      "/ /harbour /harbour/feed.xml /embed/harbour /search?q=port /healthz /subscribe /confirm /confirm/again " +
      "/unsubscribe /preferences /preferences/link /preferences/erase /preferences/data /preferences/switch " +
      `/preferences/erase?token=${token}&sure=yes /api/subscriptions /webhooks/resend`;
    const pages = [...known.split(" "), fresh, latest, change, `/preferences?token=${mailToken}`, leaving];
    for (const path of pages)
      for (const method of ["GET", "HEAD", "OPTIONS"])
        expect((await ask(desk, path, { method })).status, `${method} ${path}`).toBeLessThan(500);
    expect(await readEveryRow()).toBe(before);
  });

  test("of a confirmation change nothing before the button is pressed", async () => {
    const { ask: signUp, desk } = await openReader();
    await signUp();
    const path = `/confirm?token=${await getConfirmToken()}`;
    const before = await readEveryRow();
    const answer = await ask(desk, path);
    const page = await answer.text();
    await ask(desk, path, { method: "HEAD" });
    expect(await readEveryRow()).toBe(before);
    expect(page).toContain("港口四时");
    expect(page.match(/<form\b/g)).toHaveLength(1);
    expect(page).toMatch(/<form method="post" action="\/confirm">/);
    expect(page).not.toMatch(/<script|http-equiv="refresh"|onload/i);
  });
});

describe("the confirm page", () => {
  test("makes the reader active by its button, the second time alike", async () => {
    const { desk, token, pressed, findStatus } = await openSubscribed();
    expect(pressed.status).toBe(200);
    expect(await findStatus("harbour")).toBe("active");
    const again = await ask(desk, "/confirm", formOf({ token }));
    expect([again.status, await again.text()]).toEqual([200, await pressed.text()]);
  });

  test("says that a link is too old, and how to get a new one", async () => {
    const { desk, token, minutesOn } = await openSubscribed();
    minutesOn(8 * 24 * 60);
    const answers = [
      await ask(desk, `/confirm?token=${token}`),
      await ask(desk, "/confirm", formOf({ token })),
    ];
    expect(answers.map(({ status }) => status)).toEqual([410, 410]);
    expect(await answers[0]?.text()).toContain("#subscribe");
  });

  test.each<[string, RequestInit | undefined]>([
    ["/confirm", undefined],
    ["/confirm?token=", undefined],
    ["/confirm?token=k1.x.y", undefined],
    ["/confirm", formOf({})],
    ["/confirm", formOf({ token: "k1.x.y" })],
    ["/confirm", { method: "POST" }],
    ["/confirm", { method: "POST", body: "{}", headers: { "content-type": "application/json" } }],
    ["/confirm", { method: "POST", body: "x", headers: { "content-type": "multipart/form-data" } }],
  ])("answers 404 where nothing can be confirmed: %s %j", async (path, init) => {
    const { desk } = await openReader();
    expect((await ask(desk, path, init)).status).toBe(404);
  });
});

describe("the mail client's one-click request", () => {
  const multipart = new FormData();
  multipart.set("List-Unsubscribe", "One-Click");

  test.each<[string, RequestInit]>([
    ["urlencoded", formOf({ "List-Unsubscribe": "One-Click" })],
    ["multipart", { method: "POST", body: multipart }],
  ])("unsubscribes as %s, without a cookie, twice", async (_, init) => {
    const { desk, path, findStatus, counts } = await openSubscribed();
    expect(await counts()).toMatchObject({ harbour: 1 });
    for (const time of ["first", "second"]) {
      const answer = await ask(desk, path, init);
      expect(answer.status, time).toBe(200);
      expect(answer.headers.get("location")).toBeNull();
      expect(answer.headers.get("set-cookie")).toBeNull();
      expect((await answer.text()).length).toBeLessThan(100);
      expect(await findStatus("harbour")).toBe("unsubscribed");
      expect(await counts()).toMatchObject({ harbour: 0 });
    }
  });

  test("goes to the address of the header, and is not redirected by the Worker itself", async () => {
    const { findStatus } = await openMailed();
    const mail = (await findArrived()).at(-1);
    const url = /^<(https:[^>]+)>$/.exec(mail?.headers["List-Unsubscribe"] ?? "")?.[1] ?? "";
    const init = { ...formOf({ "List-Unsubscribe": "One-Click" }), redirect: "manual" as const };
    expect((await exports.default.fetch(url, init)).status).toBe(200);
    expect(await findStatus("harbour")).toBe("unsubscribed");
  });

  test.each(["/unsubscribe", "/unsubscribe?token=", "/unsubscribe?token=k1.x.y", "/unsubscribe?token=%00"])(
    "to %s is refused, without a redirect",
    async (path) => {
      const { desk } = await openSubscribed();
      const before = await readEveryRow();
      const answer = await ask(desk, path, formOf({ "List-Unsubscribe": "One-Click" }));
      expect(answer.status).toBe(404);
      expect(answer.headers.get("location")).toBeNull();
      expect(await readEveryRow()).toBe(before);
    },
  );

  test.each<[string, RequestInit]>([
    ["no body", { method: "POST" }],
    ["JSON", { method: "POST", body: "{}", headers: { "content-type": "application/json" } }],
    [
      "a broken form",
      { method: "POST", body: "x", headers: { "content-type": "multipart/form-data; boundary=y" } },
    ],
  ])("is honoured with %s as well: the token alone says it", async (_, init) => {
    const { desk, path, findStatus } = await openSubscribed();
    expect((await ask(desk, path, init)).status).toBe(200);
    expect(await findStatus("harbour")).toBe("unsubscribed");
  });
});

describe("the unsubscribe page", () => {
  test("asks by one form that posts to its own link, and shows the address to nobody", async () => {
    const { desk, path } = await openSubscribed();
    const page = await (await ask(desk, path)).text();
    expect(page.match(/<form\b/g)).toHaveLength(1);
    expect(page).toContain(`<form method="post" action="${path}">`);
    expect(page).toContain("m•••@i•••.example");
    expect(page).not.toContain("mina");
    expect(page).not.toMatch(/<script|http-equiv="refresh"|onload/i);
  });

  test.each([
    ["one", "active"],
    ["all", "unsubscribed"],
  ])("ends %s, as chosen: the other one is %s then", async (scope, other) => {
    const { desk, db, ask: signUp, minutesOn, path, findStatus } = await openSubscribed();
    minutesOn(5);
    await signUp(["daily"]);
    await ask(desk, "/confirm", formOf({ token: await getConfirmToken() }));
    expect(await db.select().from(subscriptions)).toHaveLength(2);
    expect((await ask(desk, path, formOf({ scope }))).status).toBe(200);
    expect([await findStatus("harbour"), await findStatus("daily")]).toEqual(["unsubscribed", other]);
  });
});
