/** The shapes of what the API answers, each a component of the OpenAPI document under its name. */
import * as z from "zod/mini";

/** Names of shapes in the document. */
export const named = z.registry<{ id: string }>();

export const time = z.iso.datetime();
export const timeOrNone = z.nullable(time);
const count = z.int();
const textOrNone = z.nullable(z.string());
const counts = z.record(z.string(), z.int());

export const errorShape = z.object({ error: z.string() }).register(named, { id: "Error" });

export const newsletterShape = z
  .object({
    id: z.string(),
    name: z.string(),
    description: z.string(),
    language: z.enum(["zh-CN", "en"]),
    timeZone: z.string(),
    schedule: z.string(),
    lookbackHours: count,
    titlePattern: z.string(),
    maxStories: count,
    minStories: count,
    senderName: z.string(),
    senderEmail: z.string(),
    sendWithinHours: count,
    rollsUp: textOrNone,
    review: z.enum(["none", "until-approved", "publish-after", "drop-after"]),
    reviewMinutes: count,
    paused: z.boolean(),
    startsAt: time,
    subscriberCount: count,
  })
  .register(named, { id: "Newsletter" });

export const sourceShape = z
  .object({
    id: z.int(),
    kind: z.enum(["feed", "x", "push"]),
    url: z.string(),
    title: z.string(),
    siteUrl: textOrNone,
    weight: z.int(),
    paused: z.boolean(),
    folder: z.array(z.string()),
    keepsReposts: z.boolean(),
    keepsReplies: z.boolean(),
    polledAt: timeOrNone,
    succeededAt: timeOrNone,
    newestPostAt: timeOrNone,
    failureCount: count,
    failure: textOrNone,
    notice: textOrNone,
    nextPollAt: time,
  })
  .register(named, { id: "Source" });

const digestFields = {
  id: z.int(),
  newsletterId: z.string(),
  slot: time,
  slug: z.string(),
  title: z.string(),
  categories: z.array(z.string()),
  status: z.enum(["pressing", "held", "published", "skipped", "failed", "dropped"]),
  reason: textOrNone,
  opening: textOrNone,
  headlines: z.nullable(z.array(z.string())),
  shelvedAt: timeOrNone,
  postCount: count,
  clusterCount: count,
  storyCount: count,
  inputTokens: count,
  outputTokens: count,
  fallbackCount: count,
  startedAt: time,
  heldUntil: timeOrNone,
  publishedAt: timeOrNone,
  correctedAt: timeOrNone,
  correction: textOrNone,
};

export const digestShape = z.object(digestFields).register(named, { id: "Digest" });

const storyShape = z
  .object({
    id: z.int(),
    digestId: z.int(),
    newsletterId: z.string(),
    position: z.int(),
    headline: z.string(),
    summary: z.string(),
    language: z.string(),
    kind: z.enum(["excerpt", "written", "imported"]),
    updateOf: z.nullable(z.int()),
    categories: z.array(z.string()),
    score: z.record(z.string(), z.number()),
    sourceCount: count,
    editedAt: timeOrNone,
    posts: z.array(
      z.object({
        id: z.int(),
        url: z.string(),
        author: z.string(),
        handle: textOrNone,
        publishedAt: time,
      }),
    ),
    earlier: z.nullable(z.object({ headline: z.string(), position: z.int(), slug: z.string() })),
  })
  .register(named, { id: "Story" });

export const wholeDigestShape = z
  .object({ ...digestFields, stories: z.array(storyShape), revision: z.string(), markdown: textOrNone })
  .register(named, { id: "WholeDigest" });

const mailingFields = {
  id: z.int(),
  digestId: z.int(),
  newsletterId: z.string(),
  status: z.enum(["freezing", "sending", "sent", "expired", "stopped", "paused", "cancelled"]),
  reason: textOrNone,
  subject: z.string(),
  candidateCount: count,
  recipientCount: count,
  excludedCount: count,
  chunkCount: count,
  sentCount: count,
  refusedCount: count,
  droppedCount: count,
  unknownCount: count,
  bouncedCount: count,
  complainedCount: count,
  transientCount: count,
  deliveredCount: count,
  delayedCount: count,
  failedCount: count,
  suppressedCount: count,
  openedCount: count,
  clickedCount: count,
  sendBefore: time,
  createdAt: time,
  finishedAt: timeOrNone,
};

export const mailingShape = z.object(mailingFields).register(named, { id: "Mailing" });

export const accountShape = z
  .object({
    ...mailingFields,
    key: z.string(),
    tag: textOrNone,
    sender: z.string(),
    publicUrl: z.string(),
    tokenKeyId: z.string(),
    frozenTo: z.int(),
    excluded: z.nullable(counts),
    isWatched: z.boolean(),
    waitsUntil: timeOrNone,
    askBefore: timeOrNone,
    holdsAddresses: z.boolean(),
    chunks: counts,
    refusals: z.array(z.object({ chunk: z.int(), subscriberId: z.int(), message: z.string() })),
    unknown: z.array(z.object({ chunk: z.int(), subscriberIds: z.array(z.int()), failure: textOrNone })),
  })
  .register(named, { id: "MailingAccount" });

export const importShape = z
  .object({
    id: z.string(),
    newsletter: z.string(),
    name: z.string(),
    rowCount: count,
    position: count,
    counts,
    faults: z.array(z.object({ line: z.int(), why: z.string() })),
    createdAt: time,
    finishedAt: timeOrNone,
  })
  .register(named, { id: "Import" });

export const tokenShape = z
  .object({
    id: z.string(),
    name: z.string(),
    scopes: z.array(z.string()),
    createdAt: time,
    expiresAt: timeOrNone,
    usedAt: timeOrNone,
    revokedAt: timeOrNone,
  })
  .register(named, { id: "Token" });
