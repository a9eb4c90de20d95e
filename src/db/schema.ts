/**
 * The glossary of the data. Every table in the order of the line: what is published, where posts come from,
 * what was told, who reads it, what was sent. Times are Unix milliseconds. Rows are added, seldom changed,
 * and never cascade: D1's table rebuilds would delete the children without a word.
 */
import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

const at = (name: string) => integer(name, { mode: "timestamp_ms" });
const count = (name: string) => integer(name).notNull().default(0);

/** A publication. Its id is the first word of its URLs and never changes. */
export const newsletters = sqliteTable("newsletters", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  description: text("description").notNull().default(""),
  /** The language it is written in: of its pages, mails and titles. */
  language: text("language", { enum: ["zh-CN", "en"] }).notNull(),
  /** IANA name, such as Asia/Shanghai: the zone its schedule and slugs are read in. */
  timeZone: text("time_zone").notNull(),
  /** Five-field cron expression, read in timeZone. */
  schedule: text("schedule").notNull(),
  /** How far before the slot a post may have been published. */
  lookbackHours: integer("lookback_hours").notNull().default(36),
  /** Title of a digest: {slug}, {date}, {hours} and {name} are filled in. */
  titlePattern: text("title_pattern").notNull(),
  /** The most and the fewest stories of a digest; with fewer the slot is skipped. */
  maxStories: integer("max_stories").notNull().default(12),
  minStories: integer("min_stories").notNull().default(3),
  /** From: of its mails. The address is of a domain verified with the mail provider. */
  senderName: text("sender_name").notNull(),
  senderEmail: text("sender_email").notNull(),
  /** Hours after its slot when a digest is old news and is no longer mailed. */
  sendWithinHours: integer("send_within_hours").notNull().default(12),
  /** The newsletter whose stories it rolls up: it tells the best that one told in its own period. Null: it has sources. */
  rollsUp: text("rolls_up"),
  /** Who lets a digest out: nobody has to, a person must, or one may until the deadline, when it goes out or is dropped. */
  review: text("review", { enum: ["none", "until-approved", "publish-after", "drop-after"] })
    .notNull()
    .default("none"),
  /** The deadline of its review, from the moment the digest is written. */
  reviewMinutes: integer("review_minutes").notNull().default(60),
  paused: integer("paused", { mode: "boolean" }).notNull().default(false),
  /** No slot before this is owed. */
  startsAt: at("starts_at").notNull(),
  /** Active subscriptions, kept as they change: counting them would read every row. */
  subscriberCount: count("subscriber_count"),
});

/**
 * Where posts come from. Its health stands on it, in a sentence for the operator. No index over the next poll:
 * each poll would write it anew, and cron's scan of a thousand rows each tick costs a fiftieth of the free reads.
 */
export const sources = sqliteTable("sources", {
  id: integer("id").primaryKey({ autoIncrement: true }),
  /**
   * feed: RSS, Atom, RDF or JSON at its url. x: an account, its url https://x.com/<handle>. push: never asked, a program
   * brings its posts; its url push:<name>.
   */
  kind: text("kind", { enum: ["feed", "x", "push"] })
    .notNull()
    .default("feed"),
  url: text("url").notNull().unique(),
  title: text("title").notNull().default(""),
  siteUrl: text("site_url"),
  /** How much its word counts in ranking; 1 is usual. */
  weight: integer("weight").notNull().default(1),
  paused: integer("paused", { mode: "boolean" }).notNull().default(false),
  /** Where it stood in the list it came from, outermost first. */
  folder: text("folder", { mode: "json" }).$type<string[]>().notNull().default([]),
  /** Whether what an account on X passes on, and what it answers to others, is stored too. */
  keepsReposts: integer("keeps_reposts", { mode: "boolean" }).notNull().default(false),
  keepsReplies: integer("keeps_replies", { mode: "boolean" }).notNull().default(false),
  /** Validators of the last answer, for conditional GET (RFC 9110, section 13). */
  etag: text("etag"),
  lastModified: text("last_modified"),
  nextPollAt: at("next_poll_at").notNull(),
  /** When cron last asked for it: a doubled tick asks once. */
  queuedAt: at("queued_at"),
  polledAt: at("polled_at"),
  succeededAt: at("succeeded_at"),
  newestPostAt: at("newest_post_at"),
  /** Failures in a row, and what the last one was. */
  failureCount: count("failure_count"),
  failure: text("failure"),
  /** What is odd about its last answer though it could be read: malformed, stale. */
  notice: text("notice"),
  /** Fingerprint of the last document: the same one is not looked through again. */
  bodyHash: text("body_hash"),
  /** The usual time between its posts, as its last document shows it. */
  gapMinutes: integer("gap_minutes"),
  /** Where a permanent redirect leads, and since when: after a week it becomes the address. */
  movedTo: text("moved_to"),
  movedSince: at("moved_since"),
  /** Of an account on X: its number, and the newest status read, for since_id. */
  xUserId: text("x_user_id"),
  xSinceId: text("x_since_id"),
});

/** Which sources a newsletter reads. */
export const newsletterSources = sqliteTable(
  "newsletter_sources",
  {
    newsletterId: text("newsletter_id").notNull(),
    sourceId: integer("source_id").notNull(),
  },
  (t) => [primaryKey({ columns: [t.newsletterId, t.sourceId] })],
);

/** One item that a source published, stored once however many sources carry it. */
export const posts = sqliteTable(
  "posts",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    /** Identity: x:<status id>, or the canonical URL. */
    key: text("key").notNull().unique(),
    url: text("url").notNull(),
    author: text("author").notNull(),
    handle: text("handle"),
    title: text("title").notNull(),
    text: text("text").notNull(),
    /** Language tag of the text as far as known: zh, en, ja … */
    language: text("language").notNull(),
    /** Canonical URLs that the text links to. */
    links: text("links", { mode: "json" }).$type<string[]>().notNull(),
    /** What readers did with it, where the source tells. */
    likes: integer("likes"),
    reposts: integer("reposts"),
    publishedAt: at("published_at").notNull(),
    /** The date names a day only: one with a time of day wins over it. */
    isDayOnly: integer("is_day_only", { mode: "boolean" }).notNull().default(false),
    /** When it was found; what a source's first poll finds counts as seen when it was published. */
    firstSeenAt: at("first_seen_at").notNull(),
    /** What is looked at to say whether it tells the same event as another (stories/sketch.ts); made when it arrives. */
    sketch: text("sketch", { mode: "json" }).$type<unknown>(),
    /** Its meaning as a vector, where an embedding model is there: base64 of one signed byte a dimension. */
    embedding: text("embedding"),
  },
  (t) => [
    // the pool: posts of the last hours
    index("posts_by_published").on(t.publishedAt),
  ],
);

/** Which sources carried a post. */
export const postSources = sqliteTable(
  "post_sources",
  {
    postId: integer("post_id").notNull(),
    sourceId: integer("source_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.postId, t.sourceId] }),
    // operator: what a source posted lately
    index("post_sources_by_source").on(t.sourceId, t.postId),
  ],
);

/** How common terms are in the posts of a language: what makes a term telling. Old posts are forgotten by halves. */
export const vocabularies = sqliteTable("vocabularies", {
  /** Language tag: zh, en, ja … */
  language: text("language").primaryKey(),
  postCount: count("post_count"),
  /** In how many posts each term stands. */
  terms: text("terms", { mode: "json" }).$type<Record<string, number>>().notNull(),
});

/** How far a reader of new rows has come, by its name. */
export const cursors = sqliteTable("cursors", {
  name: text("name").primaryKey(),
  /** The last row id it has read. */
  position: integer("position").notNull(),
});

/** One issue of a newsletter, named for good by (newsletter, slot). A skipped slot is a row too: it says why. */
export const digests = sqliteTable(
  "digests",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    newsletterId: text("newsletter_id").notNull(),
    slot: at("slot").notNull(),
    /** The slot in the newsletter's zone, such as 2025.12.07.08: the last word of its URL. */
    slug: text("slug").notNull(),
    title: text("title").notNull(),
    categories: text("categories", { mode: "json" }).$type<string[]>().notNull(),
    /** pressing → published; held on the way where a person reviews it; skipped, failed or dropped with a reason. */
    status: text("status", {
      enum: ["pressing", "held", "published", "skipped", "failed", "dropped"],
    }).notNull(),
    /** Why it was skipped, failed or dropped, in a sentence. */
    reason: text("reason"),
    /** What matters most, in a line. */
    opening: text("opening"),
    /** Its first headlines, for lists of digests; null until it is shelved. */
    headlines: text("headlines", { mode: "json" }).$type<string[]>(),
    /** When it was last put on the shelf (digests/shelve.ts): its edition, its mentions, its terms in search. */
    shelvedAt: at("shelved_at"),
    /** How many posts its pool held, and how many clusters they made. */
    postCount: count("post_count"),
    clusterCount: count("cluster_count"),
    storyCount: count("story_count"),
    /** What the model read and wrote for it, in tokens; how many of its stories are excerpts for want of the model. */
    inputTokens: count("input_tokens"),
    outputTokens: count("output_tokens"),
    fallbackCount: count("fallback_count"),
    startedAt: at("started_at").notNull(),
    /** When its review ends by itself; null where it does not. */
    heldUntil: at("held_until"),
    publishedAt: at("published_at"),
    /** When a correction was last published, and what it says changed. */
    correctedAt: at("corrected_at"),
    correction: text("correction"),
  },
  (t) => [
    uniqueIndex("digests_by_slot").on(t.newsletterId, t.slot),
    // archive: a digest by its URL
    uniqueIndex("digests_by_slug").on(t.newsletterId, t.slug),
    // archive, feeds: the latest published
    index("digests_by_status").on(t.newsletterId, t.status, t.slot),
    // reconcile: what was published lately
    index("digests_by_published").on(t.publishedAt),
    // shelving: what is published and not on the shelf yet
    index("digests_unshelved")
      .on(t.id)
      .where(sql`status = 'published' AND shelved_at IS NULL`),
  ],
);

/** A cluster, written. What it was told from, and why it stood where it did. */
export const stories = sqliteTable(
  "stories",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    digestId: integer("digest_id").notNull(),
    newsletterId: text("newsletter_id").notNull(),
    /** From 1. */
    position: integer("position").notNull(),
    headline: text("headline").notNull(),
    /** Plain text but for **bold** terms. */
    summary: text("summary").notNull(),
    language: text("language").notNull(),
    /**
     * excerpt: sentences of its posts, quoted as such. written: by the model, or anew by a person. imported: by a
     * person, with an older issue.
     */
    kind: text("kind", { enum: ["excerpt", "written", "imported"] }).notNull(),
    /** The earlier story that it brings new facts to. */
    updateOf: integer("update_of"),
    categories: text("categories", { mode: "json" }).$type<string[]>().notNull(),
    /** The parts of its rank, for the operator. */
    score: text("score", { mode: "json" }).$type<Record<string, number>>().notNull(),
    sourceCount: integer("source_count").notNull(),
    /** When a person last changed its words. */
    editedAt: at("edited_at"),
  },
  (t) => [uniqueIndex("stories_by_digest").on(t.digestId, t.position)],
);

/** What a digest did not tell of its pool, the best first, each with its reason: for the operator, and to be told after all. */
export const leftOut = sqliteTable("left_out", {
  digestId: integer("digest_id").primaryKey(),
  clusters: text("clusters", { mode: "json" }).$type<LeftOut[]>().notNull(),
});

export type LeftOut = {
  /** The posts of the cluster, the leading one first. */
  postIds: number[];
  headline: string;
  score: Record<string, number>;
  /** Why it was not told, in a word that the pages know. */
  reason: string;
};

/**
 * What a published digest told, in one row: its page, its feeds and its mail need no join of some hundred rows. Made
 * from the stories by digests/shelve.ts, and made anew when they are changed. A held one's is its operator's
 * (digests/draft-store.ts).
 */
export const editions = sqliteTable("editions", {
  digestId: integer("digest_id").primaryKey(),
  /** The stories as digests/store.ts finds them. */
  told: text("told", { mode: "json" }).$type<unknown>().notNull(),
});

/** Where the archive speaks of a topic, an author or a site; what their pages list. WITHOUT ROWID: its key is all of it. */
export const mentions = sqliteTable(
  "mentions",
  {
    newsletterId: text("newsletter_id").notNull(),
    kind: text("kind", { enum: ["topic", "author", "site"] }).notNull(),
    /** In one form (digests/mentions.ts): a topic's word, @handle or a name, a host. */
    name: text("name").notNull(),
    /** Of the digest: with the newsletter it names it. */
    slot: at("slot").notNull(),
    position: integer("position").notNull(),
    digestId: integer("digest_id").notNull(),
    /** The name as it was written there. */
    label: text("label").notNull(),
  },
  (t) => [primaryKey({ columns: [t.newsletterId, t.kind, t.name, t.slot, t.position] })],
);

/** What the model wrote of a cluster: used again by other newsletters and roll-ups, and by a step that is repeated. */
export const writings = sqliteTable(
  "writings",
  {
    /** Names the posts of the cluster (stories/cluster-key.ts). */
    clusterKey: text("cluster_key").notNull(),
    /** The language it is written in. */
    language: text("language", { enum: ["zh-CN", "en"] }).notNull(),
    headline: text("headline").notNull(),
    summary: text("summary").notNull(),
    categories: text("categories", { mode: "json" }).$type<string[]>().notNull(),
    /** The ids of the posts it is told from, the leading one first. */
    postIds: text("post_ids", { mode: "json" }).$type<number[]>().notNull(),
    model: text("model").notNull(),
    writtenAt: at("written_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.clusterKey, t.language] })],
);

/** The ledger's entries: which posts a story told, the leading one first. Those of a story that was published stay when it is dropped. */
export const storyPosts = sqliteTable(
  "story_posts",
  {
    storyId: integer("story_id").notNull(),
    /** From 1; the first is the headline's link. */
    position: integer("position").notNull(),
    postId: integer("post_id").notNull(),
    newsletterId: text("newsletter_id").notNull(),
    /** The digest's slot: how long ago it was told. */
    toldAt: at("told_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.storyId, t.position] }),
    // ledger: what this newsletter told lately
    index("story_posts_by_newsletter").on(t.newsletterId, t.toldAt),
  ],
);

/** A person's address and state. Ids are drawn at random and never used again: they stand in frozen chunks and signed links. */
export const subscribers = sqliteTable("subscribers", {
  /** subscribers/new-id.ts. Counting them up would write a row more for each, and number the readers for each other. */
  id: integer("id").primaryKey(),
  /** Normalised: what subscribers/address.ts makes of it. */
  email: text("email").notNull().unique(),
  /** The keyed hash that a suppression of the address is found by; null in rows of before, where it is made anew. */
  addressHash: text("address_hash"),
  /** The language of mails and pages to this person. */
  language: text("language", { enum: ["zh-CN", "en"] }).notNull(),
  createdAt: at("created_at").notNull(),
  /** Since when the address is this one: a link that was mailed before opens nothing of the person's any more. */
  addressedAt: at("addressed_at"),
  /** When the last mail that anybody can ask for went out (a confirmation, a fresh link): the cooldown's start. */
  confirmationSentAt: at("confirmation_sent_at"),
});

/** A person's wish for one newsletter. WITHOUT ROWID: its key is its only other index while it is pending. */
export const subscriptions = sqliteTable(
  "subscriptions",
  {
    newsletterId: text("newsletter_id").notNull(),
    subscriberId: integer("subscriber_id").notNull(),
    status: text("status", { enum: ["pending", "active", "unsubscribed"] }).notNull(),
    requestedAt: at("requested_at").notNull(),
    confirmedAt: at("confirmed_at"),
    endedAt: at("ended_at"),
    /** Where it was asked for, and the id of the words that were agreed to (subscribers/wordings.ts). */
    consent: text("consent").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.subscriberId, t.newsletterId] }),
    // freeze: the active subscribers of a newsletter in order of id, and those who left while it froze
    index("subscriptions_active")
      .on(t.newsletterId, t.subscriberId)
      .where(sql`status = 'active'`),
    index("subscriptions_ended")
      .on(t.newsletterId, t.subscriberId)
      .where(sql`status = 'unsubscribed'`),
  ],
);

/** How a person wants mails, where it is not as everybody has them. */
export const preferences = sqliteTable("preferences", {
  subscriberId: integer("subscriber_id").primaryKey(),
  /** IANA name, and the hour there, 0–23, at which mails of daily and weekly newsletters are to come; null: when they are out. */
  timeZone: text("time_zone"),
  mailHour: integer("mail_hour"),
  /** Topics whose stories are only named in a line. */
  leftOut: text("left_out", { mode: "json" }).$type<string[]>(),
  /** No mail before this. */
  pausedUntil: at("paused_until"),
});

/**
 * What a person agreed to and took back, as proof: when, where, to which words, for which newsletters. Added to, never
 * changed; it goes when the person is erased.
 */
export const consents = sqliteTable(
  "consents",
  {
    subscriberId: integer("subscriber_id").notNull(),
    at: at("at").notNull(),
    kind: text("kind", { enum: ["confirmed", "unsubscribed", "imported", "changed"] }).notNull(),
    newsletterIds: text("newsletter_ids", { mode: "json" }).$type<string[]>().notNull(),
    /** Of a confirmed one: when it was asked for. */
    requestedAt: at("requested_at"),
    /** The door it came through, and the id of the words. */
    consent: text("consent").notNull(),
  },
  (t) => [primaryKey({ columns: [t.subscriberId, t.at, t.kind] })],
);

/** An address that a person wants mails at from now on, until its owner has confirmed it. */
export const addressChanges = sqliteTable("address_changes", {
  subscriberId: integer("subscriber_id").primaryKey(),
  email: text("email").notNull(),
  requestedAt: at("requested_at").notNull(),
});

/** A list of addresses brought from elsewhere: how far it has come, and what could not be taken. */
export const imports = sqliteTable("imports", {
  id: text("id").primaryKey(),
  newsletterId: text("newsletter_id").notNull(),
  /** What the operator calls it: the file's name. */
  name: text("name").notNull(),
  /** Rows of the list, and how many of them are done. */
  rowCount: integer("row_count").notNull(),
  position: count("position"),
  /** How many rows ended in which way. */
  counts: text("counts", { mode: "json" }).$type<Record<string, number>>().notNull(),
  /** The first rows that could not be read: [line, why]. */
  faults: text("faults", { mode: "json" }).$type<[line: number, why: string][]>().notNull(),
  createdAt: at("created_at").notNull(),
  finishedAt: at("finished_at"),
});

/** Which alerts the operator was sent: one a day for each cause. */
export const alerts = sqliteTable(
  "alerts",
  {
    /** What it is about, such as digest-failed/ai. */
    cause: text("cause").notNull(),
    /** The day in UTC, such as 2026-05-04. */
    day: text("day").notNull(),
    sentAt: at("sent_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.cause, t.day] })],
);

/** An address that is never written to again, kept as a keyed hash so that it outlives the person's data. */
export const suppressions = sqliteTable(
  "suppressions",
  {
    addressHash: text("address_hash").primaryKey(),
    /**
     * After an erasure its owner may sign up anew, which lifts it; no import may. One by hand holds until it is lifted by
     * hand (subscribers/lift.ts), the others for good.
     */
    reason: text("reason", { enum: ["bounce", "complaint", "hand", "erasure"] }).notNull(),
    /** Whose address it was when it was suppressed, where anybody's. */
    subscriberId: integer("subscriber_id"),
    createdAt: at("created_at").notNull(),
  },
  (t) => [
    // freeze: who of a range of subscribers is suppressed
    index("suppressions_by_subscriber").on(t.subscriberId),
  ],
);

/** Bounces that may pass (a full mailbox, a server that is down), by the hash of the address: three in 30 days suppress. */
export const transientBounces = sqliteTable(
  "transient_bounces",
  {
    addressHash: text("address_hash").notNull(),
    eventId: text("event_id").notNull(),
    occurredAt: at("occurred_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.addressHash, t.eventId] })],
);

/** The sending of one digest: what was frozen, and the account of its audience. */
export const mailings = sqliteTable(
  "mailings",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    digestId: integer("digest_id").notNull().unique(),
    newsletterId: text("newsletter_id").notNull(),
    /**
     * What names it to the provider, for good: host, newsletter and slot. Row ids repeat in a restored database, and
     * two deployments may share an account.
     */
    key: text("key").notNull(),
    /** The same in letters that a tag may hold: the provider's events name it so. Null in rows of before there were tags. */
    tag: text("tag"),
    /**
     * freezing → sending → sent; expired when send_before passed. stopped by what went wrong, paused by a person or by
     * its rates: both go on when a person says so. cancelled by a person.
     */
    status: text("status", {
      enum: ["freezing", "sending", "sent", "expired", "stopped", "paused", "cancelled"],
    }).notNull(),
    reason: text("reason"),
    sender: text("sender").notNull(),
    subject: text("subject").notNull(),
    /** Empty: the renderings are rows of their own, so that counting writes no 50 KB. Rows of before hold theirs here. */
    html: text("html").notNull(),
    text: text("text").notNull(),
    /** The address its links lead to, frozen with it. */
    publicUrl: text("public_url").notNull(),
    /** The key id that signs this mailing's links, so that a retry is byte-identical after a rotation. */
    tokenKeyId: text("token_key_id").notNull(),
    /** Up to which subscriber id its newsletter's subscriptions are looked through. */
    frozenTo: integer("frozen_to").notNull().default(0),
    /** candidates = recipients + excluded, checked before anything is sent. */
    candidateCount: count("candidate_count"),
    recipientCount: count("recipient_count"),
    excludedCount: count("excluded_count"),
    /** The excluded by reason; unsubscribed: between the mailing's opening and the freezing of their range. */
    excluded: text("excluded", { mode: "json" }).$type<Exclusions>(),
    chunkCount: count("chunk_count"),
    /** Kept as chunks end: accepted by the provider, refused by it or dropped before sending, unknown. */
    sentCount: count("sent_count"),
    refusedCount: count("refused_count"),
    droppedCount: count("dropped_count"),
    unknownCount: count("unknown_count"),
    /** Kept as events come: what the provider and the readers did with what it accepted. */
    bouncedCount: count("bounced_count"),
    complainedCount: count("complained_count"),
    transientCount: count("transient_count"),
    deliveredCount: count("delivered_count"),
    delayedCount: count("delayed_count"),
    failedCount: count("failed_count"),
    suppressedCount: count("suppressed_count"),
    openedCount: count("opened_count"),
    clickedCount: count("clicked_count"),
    /** Whether too many bounces or complaints pause it: not any more once a person has let it go on. */
    isWatched: integer("is_watched", { mode: "boolean" }).notNull().default(true),
    /** Nothing of it is posted before this: the provider asked to wait (a quota). */
    waitsUntil: at("waits_until"),
    /**
     * Set where the database may have lost that it was sent (docs/deliveries.md): until then the provider remembers,
     * afterwards a person must say that it is to be sent.
     */
    askBefore: at("ask_before"),
    sendBefore: at("send_before").notNull(),
    createdAt: at("created_at").notNull(),
    finishedAt: at("finished_at"),
    /** Whether its chunks still hold addresses: for two days after its end (deliveries/forget-addresses.ts). */
    holdsAddresses: integer("holds_addresses", { mode: "boolean" }).notNull().default(true),
  },
  (t) => [
    // forgetting: the ended ones whose chunks hold addresses
    index("mailings_with_addresses")
      .on(t.finishedAt)
      .where(sql`holds_addresses = 1`),
    // reconcile: mailings that are under way
    index("mailings_by_status").on(t.status),
    // events: the mailing that a tag names
    index("mailings_by_tag").on(t.tag),
  ],
);

export type Exclusions = Record<"suppressed" | "bounced" | "paused" | "unsubscribed", number>;

/** A mailing's mail in one language, with blanks for each recipient's links (deliveries/blanks.ts). */
export const renderings = sqliteTable(
  "renderings",
  {
    mailingId: integer("mailing_id").notNull(),
    /** Of what surrounds the stories, as the reader wants it; the digest is in the newsletter's. */
    language: text("language", { enum: ["zh-CN", "en"] }).notNull(),
    html: text("html").notNull(),
    text: text("text").notNull(),
  },
  (t) => [primaryKey({ columns: [t.mailingId, t.language] })],
);

/** The same for readers who leave topics out: the stories of those are only named in a line. */
export const foldings = sqliteTable(
  "foldings",
  {
    mailingId: integer("mailing_id").notNull(),
    language: text("language", { enum: ["zh-CN", "en"] }).notNull(),
    /** The positions of the stories that are folded, such as 2,5. */
    folded: text("folded").notNull(),
    html: text("html").notNull(),
    text: text("text").notNull(),
  },
  (t) => [primaryKey({ columns: [t.mailingId, t.language, t.folded] })],
);

/** At most 100 recipients, sent in one call. The row is the truth; the queue message only wakes its sender. */
export const chunks = sqliteTable(
  "chunks",
  {
    mailingId: integer("mailing_id").notNull(),
    /** From 1. */
    number: integer("number").notNull(),
    /** Its name in the provider's key where that is not its number: half of a refused chunk, or a chunk sent anew. */
    name: text("name"),
    /** Subscriber ids in order, frozen. */
    recipients: text("recipients", { mode: "json" }).$type<number[]>().notNull(),
    /**
     * waiting → sending → sent; unknown past the provider's memory, expired where it was given up, dropped where a person
     * decided that an unknown one was not sent. split: its recipients are in the chunks that took its place.
     */
    status: text("status", {
      enum: ["waiting", "sending", "sent", "unknown", "expired", "dropped", "split"],
    })
      .notNull()
      .default("waiting"),
    /** Grows by one with each claim: who holds an older one may not write. */
    fence: integer("fence").notNull().default(0),
    leasedUntil: at("leased_until"),
    /** Not to be claimed before this: the hour that its recipients chose, or when the provider asked to wait. */
    retryAt: at("retry_at"),
    /**
     * Who is written to: [subscriber id, address, language, folded stories]. Read and re-checked before a first call, and kept for its
     * repeats; forgotten where the provider says that it sent nothing.
     */
    addressed: text("addressed", { mode: "json" }).$type<Addressed[]>(),
    /** When the call was made whose end is not known: from here the provider's memory runs. */
    firstAttemptAt: at("first_attempt_at"),
    attemptCount: count("attempt_count"),
    /** What the provider answered: its ids in the order of addressed, null where it refused one. */
    emailIds: text("email_ids", { mode: "json" }).$type<(string | null)[]>(),
    /** Whom the provider refused, with its words: [subscriber id, message]. */
    refusals: text("refusals", { mode: "json" }).$type<[id: number, message: string][]>(),
    /** What went wrong last, in a sentence. */
    failure: text("failure"),
    sentAt: at("sent_at"),
  },
  (t) => [primaryKey({ columns: [t.mailingId, t.number] })],
);

/** A recipient as addressed. The language is missing in rows of before mails had more than one; so is what is folded, for most. */
export type Addressed = [id: number, email: string, language?: "zh-CN" | "en", folded?: string];

/** What the mail provider told us, once for each delivery id; forgotten after a month. */
export const events = sqliteTable("events", {
  /** svix-id of the webhook. */
  id: text("id").primaryKey(),
  kind: text("kind").notNull(),
  emailId: text("email_id"),
  mailingId: integer("mailing_id"),
  occurredAt: at("occurred_at").notNull(),
  recordedAt: at("recorded_at").notNull(),
});

/** When cron last ran. A pulse that is missing for long was an outage, or the database was restored from a backup. */
export const pulses = sqliteTable("pulses", {
  name: text("name").primaryKey(),
  beatAt: at("beat_at").notNull(),
  /** The last gap: what was mailed in it may not be known here. */
  missedFrom: at("missed_from"),
  missedUntil: at("missed_until"),
});

/** Posts read through X's API in a month: they are paid for, and X_MONTHLY_READS is never exceeded. */
export const xReads = sqliteTable("x_reads", {
  /** Such as 2026-03, in UTC. */
  month: text("month").primaryKey(),
  postCount: count("post_count"),
});

/** What went wrong where no row of its own could say so: queue messages given up, and the like. */
export const failures = sqliteTable(
  "failures",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    /** The room it happened in: gather, deliver, events, press, cron. */
    room: text("room").notNull(),
    message: text("message").notNull(),
    happenedAt: at("happened_at")
      .notNull()
      .default(sql`(unixepoch() * 1000)`),
  },
  (t) => [
    // operator: the latest failures
    index("failures_by_time").on(t.happenedAt),
  ],
);

/** Something that is wrong for a time: it has a beginning, a count and an end. One of a cause is open at a time. */
export const incidents = sqliteTable(
  "incidents",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    /** What is wrong with what, such as source-failing/12 or model/ai. */
    cause: text("cause").notNull(),
    /** The room it happens in: gather, press, model, provider, deliver, events, cron, channels. */
    room: text("room").notNull(),
    /** What was last said of it, without addresses and secrets. */
    message: text("message").notNull(),
    /** How often it was met. */
    hitCount: integer("hit_count").notNull().default(1),
    startedAt: at("started_at").notNull(),
    lastAt: at("last_at").notNull(),
    endedAt: at("ended_at"),
  },
  (t) => [
    // opening: one of a cause at a time
    uniqueIndex("incidents_open")
      .on(t.cause)
      .where(sql`ended_at IS NULL`),
    // operator: the latest, and those of a slot's hours
    index("incidents_by_start").on(t.startedAt),
  ],
);

/** What happened on a day, in UTC: for curves that read a row a day. The newsletter "" is all of them. WITHOUT ROWID. */
export const tallies = sqliteTable(
  "tallies",
  {
    newsletterId: text("newsletter_id").notNull(),
    /** Such as 2026-05-04. */
    day: text("day").notNull(),
    joinedCount: count("joined_count"),
    leftCount: count("left_count"),
    sentCount: count("sent_count"),
    bouncedCount: count("bounced_count"),
    complainedCount: count("complained_count"),
    /** Of the model. */
    inputTokens: count("input_tokens"),
    outputTokens: count("output_tokens"),
  },
  (t) => [primaryKey({ columns: [t.newsletterId, t.day] })],
);

/** A browser that showed the admin token. Its cookie is kept as a hash. */
export const sessions = sqliteTable("sessions", {
  id: text("id").primaryKey(),
  /** Of the token that was shown: another token ends it. */
  tokenMark: text("token_mark").notNull(),
  createdAt: at("created_at").notNull(),
  expiresAt: at("expires_at").notNull(),
});

/** A key to the API, kept as a hash. */
export const apiTokens = sqliteTable("api_tokens", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  hash: text("hash").notNull().unique(),
  scopes: text("scopes", { mode: "json" }).$type<string[]>().notNull(),
  createdAt: at("created_at").notNull(),
  expiresAt: at("expires_at"),
  /** The day of its last use: a row a call would be written otherwise. */
  usedAt: at("used_at"),
  revokedAt: at("revoked_at"),
});

/** The answer to a call that bore an Idempotency-Key: its repeat is given the same. Forgotten after a day. */
export const answers = sqliteTable(
  "answers",
  {
    /** Whose call: the id of the token. */
    tokenId: text("token_id").notNull(),
    key: text("key").notNull(),
    /** Hash of method, path and body: another call with the same key is refused. */
    call: text("call").notNull(),
    /** Null while it is being answered. */
    status: integer("status"),
    body: text("body"),
    askedAt: at("asked_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.tokenId, t.key] }), index("answers_by_time").on(t.askedAt)],
);

/** What an operator changed: added to, never changed. */
export const audit = sqliteTable(
  "audit",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    at: at("at").notNull(),
    /** Who: the admin token, an API token by its name, or whom Access let in. */
    actor: text("actor").notNull(),
    /** The door: admin or api. */
    door: text("door").notNull(),
    /** What was done, such as newsletter.change. */
    verb: text("verb").notNull(),
    /** To what, such as newsletter/ai. */
    subject: text("subject").notNull(),
    /** What it was told, without secrets and readers' addresses. */
    detail: text("detail", { mode: "json" }).$type<Record<string, unknown>>().notNull(),
  },
  (t) => [
    // operator: the history of one thing
    index("audit_by_subject").on(t.subject, t.id),
  ],
);

/** What the admin's pages set, in place of variables of the deployment. Secrets are sealed with a key made from ADDRESS_KEY. */
export const options = sqliteTable("options", {
  name: text("name").primaryKey(),
  value: text("value").notNull(),
  changedAt: at("changed_at").notNull(),
});

/** Where a published digest is announced besides mail: a webhook, or a chat. */
export const channels = sqliteTable("channels", {
  id: integer("id").primaryKey({ autoIncrement: true }),
  /** Whose digests; null: of every newsletter. */
  newsletterId: text("newsletter_id"),
  kind: text("kind", { enum: ["webhook", "telegram", "slack", "discord", "feishu", "wecom"] }).notNull(),
  name: text("name").notNull(),
  /** Its address and secrets, sealed: whoever has them can write there. */
  target: text("target").notNull(),
  paused: integer("paused", { mode: "boolean" }).notNull().default(false),
  createdAt: at("created_at").notNull(),
});

/** The announcing of a digest in a channel. */
export const notices = sqliteTable(
  "notices",
  {
    channelId: integer("channel_id").notNull(),
    digestId: integer("digest_id").notNull(),
    /** waiting → sent; failed when it was tried for a day. */
    status: text("status", { enum: ["waiting", "sent", "failed"] })
      .notNull()
      .default("waiting"),
    attemptCount: count("attempt_count"),
    retryAt: at("retry_at"),
    /** What went wrong last, in a sentence. */
    failure: text("failure"),
    createdAt: at("created_at").notNull(),
    sentAt: at("sent_at"),
  },
  (t) => [
    primaryKey({ columns: [t.channelId, t.digestId] }),
    // retries: what waits
    index("notices_waiting")
      .on(t.retryAt)
      .where(sql`status = 'waiting'`),
  ],
);
