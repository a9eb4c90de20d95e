import { describe, expect, test } from "vitest";
import { audit, imports, subscribers, subscriptions } from "../../../src/db/schema.ts";
import { openTestDesk } from "../../support/desk.ts";
import { addNewsletter } from "../../support/factories.ts";
import { openOperator } from "./operator.ts";

const IMPORT = "/admin/subscribers/import";
const HOSTILE = `<img src=x onerror=alert(1)>.csv`;

async function openHarbour() {
  const logged: unknown[] = [];
  const log = {
    info: (...event: unknown[]) => void logged.push(event),
    error: (...event: unknown[]) => void logged.push(event),
  };
  const { desk } = openTestDesk({ log });
  await addNewsletter(desk.db, { id: "harbour", name: "Harbour" });
  return { desk, logged, ...(await openOperator(desk)) };
}

const listOf = (count: number) =>
  `email,status\n${Array.from({ length: count }, (_, at) => `reader${at}@inbox.example,subscribed`).join("\n")}`;

/** The form that goes on, as a browser would post it. */
const hiddenIn = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="(newsletter|import|fileName|text)" value="([^"]*)"/g)].map(
      ([, name = "", value = ""]) => [name, value.replaceAll("&amp;", "&")],
    ),
  );

describe("importing a list", () => {
  test("an uploaded one is taken, its ends are counted, and what can't be read is named by its line", async () => {
    const { desk, logged, get, upload } = await openHarbour();
    const text =
      "email,status\nann@inbox.example,subscribed\nbo@inbox.example,unsubscribed\nnobody,subscribed\n";
    const answer = await upload(IMPORT, {
      newsletter: "harbour",
      list: new File([text], HOSTILE),
      pasted: "",
    });
    const to = answer.headers.get("location") ?? "";
    expect(to).toMatch(/^\/admin\/subscribers\/imports\/[\w-]{21}\?said=imported$/);
    const html = await (await get(`${to}&language=en`)).text();
    expect(html).toContain("3 of 3 rows");
    expect(html).toMatch(/new readers<\/dt><dd>1/);
    expect(html).toContain("Line 4: Its address is none that mail can reach");
    expect(html).not.toContain("<img");
    expect(html).not.toContain("@inbox.example");
    expect(await desk.db.select({ status: subscriptions.status }).from(subscriptions)).toEqual([
      { status: "active" },
      { status: "unsubscribed" },
    ]);
    const changes = await desk.db.select().from(audit);
    expect(changes.at(-1)).toMatchObject({ verb: "subscriber.import", detail: { rowCount: 3 } });
    expect(JSON.stringify([changes, logged])).not.toContain("@inbox.example");
    expect(await (await get(IMPORT)).text()).toContain("/admin/subscribers/imports/");
  });

  test("a long one goes on by a button, and brings everybody once", async () => {
    const { desk, upload } = await openHarbour();
    const first = await upload(`${IMPORT}?language=en`, { newsletter: "harbour", pasted: listOf(4_500) });
    expect(first.status).toBe(200);
    const html = await first.text();
    expect(html).toContain("2,000 of 4,500 rows");
    const second = await (await upload(`${IMPORT}?language=en`, hiddenIn(html))).text();
    expect(second).toContain("4,000 of 4,500 rows");
    // pressed twice, it takes the rest once
    const [third, fourth] = [await upload(IMPORT, hiddenIn(second)), await upload(IMPORT, hiddenIn(second))];
    expect([third.status, fourth.status]).toEqual([303, 303]);
    expect((await desk.db.select({ id: subscribers.id }).from(subscribers)).length).toBe(4_500);
    expect(
      (await desk.db.select().from(audit)).filter(({ verb }) => verb === "subscriber.import").length,
    ).toBe(1);
  });

  test("one in another encoding goes on as the same list", async () => {
    const { desk, upload } = await openHarbour();
    const wide = new Uint16Array([0xfeff, ...Array.from(listOf(2_500), (letter) => letter.charCodeAt(0))]);
    const first = await upload(IMPORT, { newsletter: "harbour", list: new File([wide], "cleaned_list.csv") });
    expect((await upload(IMPORT, hiddenIn(await first.text()))).status).toBe(303);
    expect(await desk.db.select().from(imports)).toMatchObject([
      { rowCount: 2_500, position: 2_500, counts: { "suppressed-by-list": 2_500 } },
    ]);
  });

  test("a script takes longer steps, and is not sent the list back", async () => {
    const { upload } = await openHarbour();
    const fields = { newsletter: "harbour", pasted: listOf(10_001), by: "script" };
    const html = await (await upload(`${IMPORT}?language=en`, fields)).text();
    expect(html).toContain("10,000 of 10,001 rows");
    expect(html).toContain("data-more");
    expect(html).not.toContain("@inbox.example");
    expect((await upload(IMPORT, fields)).status).toBe(303);
  });

  test("the same list again brings nothing, and another may not go on in its place", async () => {
    const { desk, upload } = await openHarbour();
    const first = await upload(IMPORT, { newsletter: "harbour", pasted: listOf(2) });
    const again = await upload(IMPORT, { newsletter: "harbour", pasted: listOf(2) });
    expect(again.headers.get("location")).toBe(first.headers.get("location"));
    const [list] = await desk.db.select().from(imports);
    const other = await upload(IMPORT, { newsletter: "harbour", import: list?.id ?? "", text: listOf(3) });
    expect(other.status).toBe(422);
    expect((await desk.db.select({ id: subscribers.id }).from(subscribers)).length).toBe(2);
  });

  test.each([
    ["nothing", { pasted: "" }],
    ["no list", { pasted: "a,b\nc,d" }],
    ["no newsletter", { newsletter: "none", pasted: listOf(1) }],
    ["an archive", { list: new File(["PK\u0003\u0004"], "a.xlsx") }],
    ["too much", { list: new File([new Uint8Array(5_000_001)], "a.csv") }],
  ])("%s is answered with a sentence", async (_, fields: Record<string, string | File>) => {
    const { desk, upload } = await openHarbour();
    const answer = await upload(IMPORT, { newsletter: "harbour", ...fields });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('id="pasted-fault"');
    expect(await desk.db.select().from(imports)).toEqual([]);
  });

  test("an import that is not there has no page", async () => {
    const { get } = await openHarbour();
    expect((await get("/admin/subscribers/imports/none")).status).toBe(404);
  });
});
