/** Door: the Workflow. The whole line of a digest, from its pool to its frozen mailing; every step may run twice. */
import { WorkflowEntrypoint, type WorkflowEvent, type WorkflowStep } from "cloudflare:workers";
import { openDesk, type Desk } from "./desk.ts";
import { freeze } from "./deliveries/freeze.ts";
import { assemble } from "./digests/assemble.ts";
import { open } from "./digests/open.ts";
import { publish } from "./digests/publish.ts";
import { fail, reasonToSkip, skip } from "./digests/skip.ts";
import { findDigestById } from "./digests/store.ts";
import type { Env, PressSlot } from "./env.ts";
import { notBefore } from "./lib/clock.ts";
import { owesSlot } from "./newsletters/find-due.ts";
import { findNewsletter, type Newsletter } from "./newsletters/store.ts";
import { messageOf } from "./providers/log.ts";
import { countUnread } from "./sources/store.ts";
import { chooseStories } from "./stories/choose-stories.ts";
import { writeStories } from "./stories/write-stories.ts";

/** Steps are billed, so they are coarse; each is tried again a few times before the slot is recorded as failed. */
const STEP = {
  retries: { limit: 4, delay: "10 seconds", backoff: "exponential" },
  timeout: "5 minutes",
} as const;

/** How long the press waits for the sources of its own tick, in growing pauses: 90 seconds at most, however slow one is. */
const PAUSES_SECONDS = [2, 3, 5, 10, 20, 50];
/** A roll-up waits for the digest it rolls up as well, which a slow model may keep for ten minutes. */
const ROLL_UP_PAUSES_SECONDS = [...PAUSES_SECONDS, ...Array.from({ length: 10 }, () => 60)];
/** Cron ends reviews at their deadline; a press that hears nothing for so long ends, and cron freezes without it. */
const REVIEW_TIMEOUT = "30 days";

export class Press extends WorkflowEntrypoint<Env, PressSlot> {
  override async run({ payload }: Readonly<WorkflowEvent<PressSlot>>, step: WorkflowStep): Promise<void> {
    const opened = openDesk(this.env);
    const desk = { ...opened, now: notBefore(opened.now, new Date(payload.tick)) };
    const slot = new Date(payload.slot);
    await waitForPosts(desk, step, payload);
    const digestId = await step.do("open", STEP, async () => {
      const newsletter = await getNewsletter(desk, payload.newsletterId);
      const digest = await open(desk, newsletter, slot);
      return digest.status === "pressing" ? digest.id : null;
    });
    // started again for a slot that has ended: what was told stays as it was mailed
    if (digestId === null) return;
    const digest = { id: digestId, newsletterId: payload.newsletterId, slot };
    try {
      await makeDigest(desk, step, digest);
    } catch (error) {
      await step.do("fail", STEP, () => fail(desk, digest, messageOf(error)));
    }
  }
}

async function makeDigest(
  desk: Desk,
  step: WorkflowStep,
  digest: { id: number; newsletterId: string; slot: Date },
) {
  const { newsletterId } = digest;
  const chosen = await step.do("choose", STEP, async () =>
    chooseStories(desk, await getNewsletter(desk, newsletterId), digest.slot),
  );
  const skipped = await step.do("write", STEP, async () => {
    const newsletter = await getNewsletter(desk, newsletterId);
    const reason = reasonToSkip(newsletter, chosen);
    if (reason === null) await writeStories(desk, newsletter, digest, chosen.stories);
    else await skip(desk, digest, reason, chosen);
    return reason !== null;
  });
  if (skipped) return;
  const assembled = await step.do("assemble", STEP, async () =>
    assemble(desk, await getNewsletter(desk, newsletterId), digest.id, chosen),
  );
  if (assembled === "held") await waitForReview(step);
  else await step.do("publish", STEP, () => publish(desk, digest.id));
  await step.do("freeze", STEP, async () => {
    if ((await findDigestById(desk.db, digest.id))?.status === "published") await freeze(desk, digest.id);
  });
}

/** What the tick asked of the sources belongs into the digest of the same tick, and so does what a roll-up rolls up. */
async function waitForPosts(desk: Desk, step: WorkflowStep, payload: PressSlot): Promise<void> {
  const rollsUp = await step.do("what is rolled up", STEP, async () => {
    return (await getNewsletter(desk, payload.newsletterId)).rollsUp;
  });
  const pauses = rollsUp === null ? PAUSES_SECONDS : ROLL_UP_PAUSES_SECONDS;
  for (const [at, seconds] of pauses.entries()) {
    const isComplete = await step.do(`complete? (${at + 1})`, STEP, async () =>
      rollsUp === null
        ? (await countUnread(desk.db, payload.newsletterId, new Date(payload.tick))) === 0
        : !(await owesSlot(desk, rollsUp, new Date(payload.slot))),
    );
    if (isComplete) return;
    await step.sleep(`wait for posts (${at + 1})`, `${seconds} seconds`);
  }
}

/** Whoever decides writes the row and wakes this; the row then says whether there is anything to freeze. */
async function waitForReview(step: WorkflowStep): Promise<void> {
  await step.waitForEvent("review", { type: "review", timeout: REVIEW_TIMEOUT }).catch(() => undefined);
}

async function getNewsletter({ db }: Desk, id: string): Promise<Newsletter> {
  const newsletter = await findNewsletter(db, id);
  if (!newsletter) throw new Error(`There is no newsletter ${id}`);
  return newsletter;
}
