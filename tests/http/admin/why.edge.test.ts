import { describe, expect, test } from "vitest";
import { digests, incidents, mailings } from "../../../src/db/schema.ts";
import { openTestDesk } from "../../support/desk.ts";
import { addNewsletter } from "../../support/factories.ts";
import { openOperator } from "./operator.ts";

const at = (time: string) => new Date(`2026-03-24T${time}:00Z`);

async function open() {
  const { desk } = openTestDesk();
  const { db } = desk;
  await addNewsletter(db, { id: "harbour", schedule: "0 */4 * * *", timeZone: "UTC", maxStories: 12 });
  const addDigest = async (slot: Date, fields: Partial<typeof digests.$inferInsert>) => {
    const [row] = await db
      .insert(digests)
      .values({
        newsletterId: "harbour",
        slot,
        slug: slot.toISOString(),
        title: `Of ${slot.toISOString()}`,
        categories: [],
        status: "published",
        startedAt: slot,
        ...fields,
      })
      .returning();
    return row as typeof digests.$inferSelect;
  };
  const operator = await openOperator(desk);
  const read = async (path = "/admin/why?newsletter=harbour&language=en") =>
    (await (await operator.get(path)).text()).replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ");
  return { db, addDigest, read, get: operator.get };
}

describe("Why?", () => {
  test("says why a digest is short, and that the model failed it", async () => {
    const { addDigest, read } = await open();
    await addDigest(at("04:00"), { storyCount: 5, postCount: 96, clusterCount: 61, fallbackCount: 2 });
    const text = await read();
    expect(text).toContain("It was published with 5 stories. Its pool held 96 posts about 61 events.");
    expect(text).toContain("It is shorter than 12: of 61 events no more were news");
    expect(text).toContain("2 of its stories are excerpts, for the model did not write them");
  });

  test("says why one was skipped, and which slots nobody made", async () => {
    const { addDigest, read } = await open();
    await addDigest(at("00:00"), { status: "skipped", reason: "Only 1 story of 3." });
    await addDigest(at("12:00"), { storyCount: 12 });
    const text = await read();
    expect(text).toContain("It was skipped: Only 1 story of 3.");
    expect(text).toContain("2 slots were not made");
  });

  test("says to how many it was mailed, and who was left out", async () => {
    const { db, addDigest, read } = await open();
    const digest = await addDigest(at("08:00"), { storyCount: 12 });
    await db.insert(mailings).values({
      digestId: digest.id,
      newsletterId: "harbour",
      key: "k",
      status: "sent",
      sender: "Bell <bell@watchbell.example>",
      subject: "s",
      html: "",
      text: "",
      publicUrl: "https://news.example",
      tokenKeyId: "k1",
      candidateCount: 103,
      recipientCount: 100,
      excludedCount: 3,
      excluded: { suppressed: 2, bounced: 0, paused: 0, unsubscribed: 1 },
      sentCount: 98,
      refusedCount: 2,
      sendBefore: at("20:00"),
      createdAt: at("08:00"),
    });
    const text = await read();
    expect(text).toContain("It was mailed: 98 of 100 sent, 2 refused by the provider.");
    expect(text).toContain("Of 103 subscribers left out: 2 suppressed, 1 left meanwhile.");
  });

  test("names what was wrong in a slot's hours, with its beginning and its end", async () => {
    const { db, addDigest, read } = await open();
    await addDigest(at("08:00"), { storyCount: 12 });
    const row = { cause: "source-failing/7", room: "gather", message: "Lab Notes: connection_timeout" };
    await db.insert(incidents).values([
      { ...row, startedAt: at("07:00"), lastAt: at("07:30"), endedAt: at("07:45"), hitCount: 3 },
      { ...row, cause: "model", startedAt: at("20:00"), lastAt: at("20:30") },
    ]);
    const text = await read();
    expect(text).toMatch(
      /source-failing\/7 Lab Notes: connection_timeout \( 24 Mar 2026, 07:00 – 24 Mar 2026, 07:45 , 3 times\)/,
    );
    expect(text).toMatch(/Wrong now .*model/);
    expect(await read("/admin/why/incidents?language=en")).toMatch(/model .*goes on.*source-failing/);
  });

  test("goes back slot by slot, by pages", async () => {
    const { addDigest, get } = await open();
    for (let hour = 0; hour < 20; hour += 1)
      await addDigest(new Date(at("00:00").getTime() - hour * 4 * 3_600_000), { storyCount: 12 });
    const first = await (await get("/admin/why?newsletter=harbour")).text();
    const older = /href="(\/admin\/why\?newsletter=harbour&amp;before=\d+)"/.exec(first)?.[1] ?? "";
    const second = await (await get(older.replaceAll("&amp;", "&"))).text();
    expect(first.match(/class="slot"/g)).toHaveLength(15);
    expect(second.match(/class="slot"/g)).toHaveLength(5);
    expect(second).not.toContain("before=");
  });
});
