CREATE TABLE `chunks` (
	`mailing_id` integer NOT NULL,
	`number` integer NOT NULL,
	`recipients` text NOT NULL,
	`status` text DEFAULT 'waiting' NOT NULL,
	`fence` integer DEFAULT 0 NOT NULL,
	`leased_until` integer,
	`retry_at` integer,
	`addressed` text,
	`first_attempt_at` integer,
	`attempt_count` integer DEFAULT 0 NOT NULL,
	`email_ids` text,
	`failure` text,
	`sent_at` integer,
	PRIMARY KEY(`mailing_id`, `number`)
);
--> statement-breakpoint
CREATE TABLE `digests` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`newsletter_id` text NOT NULL,
	`slot` integer NOT NULL,
	`slug` text NOT NULL,
	`title` text NOT NULL,
	`categories` text NOT NULL,
	`status` text NOT NULL,
	`reason` text,
	`post_count` integer DEFAULT 0 NOT NULL,
	`cluster_count` integer DEFAULT 0 NOT NULL,
	`story_count` integer DEFAULT 0 NOT NULL,
	`started_at` integer NOT NULL,
	`published_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `digests_by_slot` ON `digests` (`newsletter_id`,`slot`);--> statement-breakpoint
CREATE UNIQUE INDEX `digests_by_slug` ON `digests` (`newsletter_id`,`slug`);--> statement-breakpoint
CREATE INDEX `digests_by_status` ON `digests` (`newsletter_id`,`status`,`slot`);--> statement-breakpoint
CREATE INDEX `digests_by_published` ON `digests` (`published_at`);--> statement-breakpoint
CREATE TABLE `events` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`email_id` text,
	`mailing_id` integer,
	`occurred_at` integer NOT NULL,
	`recorded_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `failures` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`room` text NOT NULL,
	`message` text NOT NULL,
	`happened_at` integer DEFAULT (unixepoch() * 1000) NOT NULL
);
--> statement-breakpoint
CREATE INDEX `failures_by_time` ON `failures` (`happened_at`);--> statement-breakpoint
CREATE TABLE `mailings` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`digest_id` integer NOT NULL,
	`newsletter_id` text NOT NULL,
	`key` text NOT NULL,
	`status` text NOT NULL,
	`reason` text,
	`sender` text NOT NULL,
	`subject` text NOT NULL,
	`html` text NOT NULL,
	`text` text NOT NULL,
	`public_url` text NOT NULL,
	`token_key_id` text NOT NULL,
	`candidate_count` integer DEFAULT 0 NOT NULL,
	`recipient_count` integer DEFAULT 0 NOT NULL,
	`excluded_count` integer DEFAULT 0 NOT NULL,
	`chunk_count` integer DEFAULT 0 NOT NULL,
	`sent_count` integer DEFAULT 0 NOT NULL,
	`refused_count` integer DEFAULT 0 NOT NULL,
	`dropped_count` integer DEFAULT 0 NOT NULL,
	`unknown_count` integer DEFAULT 0 NOT NULL,
	`bounced_count` integer DEFAULT 0 NOT NULL,
	`complained_count` integer DEFAULT 0 NOT NULL,
	`send_before` integer NOT NULL,
	`created_at` integer NOT NULL,
	`finished_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `mailings_digest_id_unique` ON `mailings` (`digest_id`);--> statement-breakpoint
CREATE INDEX `mailings_by_status` ON `mailings` (`status`);--> statement-breakpoint
CREATE TABLE `newsletter_sources` (
	`newsletter_id` text NOT NULL,
	`source_id` integer NOT NULL,
	PRIMARY KEY(`newsletter_id`, `source_id`)
);
--> statement-breakpoint
CREATE TABLE `newsletters` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`description` text DEFAULT '' NOT NULL,
	`language` text NOT NULL,
	`time_zone` text NOT NULL,
	`schedule` text NOT NULL,
	`lookback_hours` integer DEFAULT 36 NOT NULL,
	`title_pattern` text NOT NULL,
	`max_stories` integer DEFAULT 12 NOT NULL,
	`min_stories` integer DEFAULT 3 NOT NULL,
	`sender_name` text NOT NULL,
	`sender_email` text NOT NULL,
	`send_within_hours` integer DEFAULT 12 NOT NULL,
	`paused` integer DEFAULT false NOT NULL,
	`starts_at` integer NOT NULL,
	`subscriber_count` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `post_sources` (
	`post_id` integer NOT NULL,
	`source_id` integer NOT NULL,
	PRIMARY KEY(`post_id`, `source_id`)
);
--> statement-breakpoint
CREATE TABLE `posts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`url` text NOT NULL,
	`author` text NOT NULL,
	`handle` text,
	`title` text NOT NULL,
	`text` text NOT NULL,
	`language` text NOT NULL,
	`links` text NOT NULL,
	`likes` integer,
	`reposts` integer,
	`published_at` integer NOT NULL,
	`is_day_only` integer DEFAULT false NOT NULL,
	`first_seen_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `posts_key_unique` ON `posts` (`key`);--> statement-breakpoint
CREATE INDEX `posts_by_published` ON `posts` (`published_at`);--> statement-breakpoint
CREATE TABLE `sources` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text DEFAULT 'feed' NOT NULL,
	`url` text NOT NULL,
	`title` text DEFAULT '' NOT NULL,
	`site_url` text,
	`weight` integer DEFAULT 1 NOT NULL,
	`paused` integer DEFAULT false NOT NULL,
	`folder` text DEFAULT '[]' NOT NULL,
	`keeps_reposts` integer DEFAULT false NOT NULL,
	`keeps_replies` integer DEFAULT false NOT NULL,
	`etag` text,
	`last_modified` text,
	`next_poll_at` integer NOT NULL,
	`queued_at` integer,
	`polled_at` integer,
	`succeeded_at` integer,
	`newest_post_at` integer,
	`failure_count` integer DEFAULT 0 NOT NULL,
	`failure` text,
	`notice` text,
	`body_hash` text,
	`gap_minutes` integer,
	`moved_to` text,
	`moved_since` integer,
	`x_user_id` text,
	`x_since_id` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sources_url_unique` ON `sources` (`url`);--> statement-breakpoint
CREATE TABLE `stories` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`digest_id` integer NOT NULL,
	`newsletter_id` text NOT NULL,
	`position` integer NOT NULL,
	`headline` text NOT NULL,
	`summary` text NOT NULL,
	`language` text NOT NULL,
	`kind` text NOT NULL,
	`categories` text NOT NULL,
	`score` text NOT NULL,
	`source_count` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `stories_by_digest` ON `stories` (`digest_id`,`position`);--> statement-breakpoint
CREATE TABLE `story_posts` (
	`story_id` integer NOT NULL,
	`position` integer NOT NULL,
	`post_id` integer NOT NULL,
	`newsletter_id` text NOT NULL,
	`told_at` integer NOT NULL,
	PRIMARY KEY(`story_id`, `position`)
);
--> statement-breakpoint
CREATE INDEX `story_posts_by_newsletter` ON `story_posts` (`newsletter_id`,`told_at`);--> statement-breakpoint
CREATE TABLE `subscribers` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`email` text NOT NULL,
	`language` text NOT NULL,
	`created_at` integer NOT NULL,
	`confirmed_at` integer,
	`confirmation_sent_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `subscribers_email_unique` ON `subscribers` (`email`);--> statement-breakpoint
CREATE TABLE `subscriptions` (
	`newsletter_id` text NOT NULL,
	`subscriber_id` integer NOT NULL,
	`status` text NOT NULL,
	`requested_at` integer NOT NULL,
	`confirmed_at` integer,
	`ended_at` integer,
	`consent` text NOT NULL,
	PRIMARY KEY(`subscriber_id`, `newsletter_id`)
);
--> statement-breakpoint
CREATE INDEX `subscriptions_by_newsletter` ON `subscriptions` (`newsletter_id`,`status`,`subscriber_id`);--> statement-breakpoint
CREATE TABLE `suppressions` (
	`address_hash` text PRIMARY KEY NOT NULL,
	`reason` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `x_reads` (
	`month` text PRIMARY KEY NOT NULL,
	`post_count` integer DEFAULT 0 NOT NULL
);
