/** A test: the channel is told of a newsletter's latest digest, marked as a test, and what it answers is shown at once. */
import type { Desk } from "../desk.ts";
import { getDigest } from "../digests/find-digest.ts";
import { findLatest } from "../digests/store.ts";
import { findNewsletter, findNewsletters, type Newsletter } from "../newsletters/store.ts";
import { announcementOf, type Announcement } from "./announcement.ts";
import type { Channel } from "./channel.ts";
import { LOST, openTarget } from "./sealed-target.ts";
import { sendTo } from "./send.ts";
import { findChannel } from "./store.ts";

export type TestedChannel = { kind: "sent" } | { kind: "failed"; reason: string } | { kind: "unknown" };

/** Sends it once. It counts nowhere and is not repeated. */
export async function testChannel(
  desk: Pick<Desk, "db" | "web" | "settings" | "now">,
  id: number,
): Promise<TestedChannel> {
  const channel = await findChannel(desk.db, id);
  if (!channel) return { kind: "unknown" };
  const target = await openTarget(desk.settings.addressKey, channel);
  if (!target) return { kind: "failed", reason: LOST };
  const taken = await sendTo(desk, target, await sampleOf(desk, channel));
  return taken.kind === "taken" ? { kind: "sent" } : { kind: "failed", reason: taken.reason };
}

async function sampleOf(
  { db, settings, now }: Pick<Desk, "db" | "settings" | "now">,
  channel: Channel,
): Promise<Announcement> {
  const newsletter = channel.newsletterId
    ? await findNewsletter(db, channel.newsletterId)
    : (await findNewsletters(db))[0];
  const [latest] = newsletter ? await findLatest(db, newsletter.id, 1) : [];
  const sample =
    newsletter && latest
      ? announcementOf(settings.publicUrl, newsletter, await getDigest({ db }, latest.id), "test")
      : emptySample(settings, newsletter, now());
  const { language } = sample.newsletter;
  return {
    ...sample,
    id: `test_${now().getTime()}`,
    title: `${language === "zh-CN" ? "【测试】" : "[Test] "}${sample.title}`,
  };
}

/** Before there is a digest. */
const emptySample = (
  { publicUrl, siteName }: Desk["settings"],
  newsletter: Newsletter | undefined,
  now: Date,
): Announcement => ({
  type: "test",
  id: "",
  newsletter: {
    id: newsletter?.id ?? "",
    name: newsletter?.name ?? siteName,
    language: newsletter?.language ?? "en",
  },
  title: newsletter?.name ?? siteName,
  url: newsletter ? `${publicUrl}/${newsletter.id}` : publicUrl,
  opening: null,
  headlines: [],
  storyCount: 0,
  slot: now,
  publishedAt: now,
  correction: null,
  correctedAt: null,
});
