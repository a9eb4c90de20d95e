CREATE TABLE `answers` (
	`token_id` text NOT NULL,
	`key` text NOT NULL,
	`call` text NOT NULL,
	`status` integer,
	`body` text,
	`asked_at` integer NOT NULL,
	PRIMARY KEY(`token_id`, `key`)
);
--> statement-breakpoint
CREATE INDEX `answers_by_time` ON `answers` (`asked_at`);--> statement-breakpoint
CREATE TABLE `api_tokens` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`hash` text NOT NULL,
	`scopes` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer,
	`used_at` integer,
	`revoked_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `api_tokens_hash_unique` ON `api_tokens` (`hash`);--> statement-breakpoint
CREATE TABLE `audit` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`door` text NOT NULL,
	`verb` text NOT NULL,
	`subject` text NOT NULL,
	`detail` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_by_subject` ON `audit` (`subject`,`id`);--> statement-breakpoint
CREATE TABLE `channels` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`newsletter_id` text,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`target` text NOT NULL,
	`paused` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `incidents` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`cause` text NOT NULL,
	`room` text NOT NULL,
	`message` text NOT NULL,
	`hit_count` integer DEFAULT 1 NOT NULL,
	`started_at` integer NOT NULL,
	`last_at` integer NOT NULL,
	`ended_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `incidents_open` ON `incidents` (`cause`) WHERE ended_at IS NULL;--> statement-breakpoint
CREATE INDEX `incidents_by_start` ON `incidents` (`started_at`);--> statement-breakpoint
CREATE TABLE `left_out` (
	`digest_id` integer PRIMARY KEY NOT NULL,
	`clusters` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `notices` (
	`channel_id` integer NOT NULL,
	`digest_id` integer NOT NULL,
	`status` text DEFAULT 'waiting' NOT NULL,
	`attempt_count` integer DEFAULT 0 NOT NULL,
	`retry_at` integer,
	`failure` text,
	`created_at` integer NOT NULL,
	`sent_at` integer,
	PRIMARY KEY(`channel_id`, `digest_id`)
);
--> statement-breakpoint
CREATE INDEX `notices_waiting` ON `notices` (`retry_at`) WHERE status = 'waiting';--> statement-breakpoint
CREATE TABLE `options` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	`changed_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`token_mark` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `tallies` (
	`newsletter_id` text NOT NULL,
	`day` text NOT NULL,
	`joined_count` integer DEFAULT 0 NOT NULL,
	`left_count` integer DEFAULT 0 NOT NULL,
	`sent_count` integer DEFAULT 0 NOT NULL,
	`bounced_count` integer DEFAULT 0 NOT NULL,
	`complained_count` integer DEFAULT 0 NOT NULL,
	`input_tokens` integer DEFAULT 0 NOT NULL,
	`output_tokens` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`newsletter_id`, `day`)
) WITHOUT ROWID;
--> statement-breakpoint
ALTER TABLE `digests` ADD `corrected_at` integer;--> statement-breakpoint
ALTER TABLE `digests` ADD `correction` text;--> statement-breakpoint
ALTER TABLE `stories` ADD `edited_at` integer;
