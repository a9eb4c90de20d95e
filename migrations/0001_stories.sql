CREATE TABLE `cursors` (
	`name` text PRIMARY KEY NOT NULL,
	`position` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `vocabularies` (
	`language` text PRIMARY KEY NOT NULL,
	`post_count` integer DEFAULT 0 NOT NULL,
	`terms` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `writings` (
	`cluster_key` text NOT NULL,
	`language` text NOT NULL,
	`headline` text NOT NULL,
	`summary` text NOT NULL,
	`categories` text NOT NULL,
	`post_ids` text NOT NULL,
	`model` text NOT NULL,
	`written_at` integer NOT NULL,
	PRIMARY KEY(`cluster_key`, `language`)
);
--> statement-breakpoint
ALTER TABLE `digests` ADD `opening` text;--> statement-breakpoint
ALTER TABLE `digests` ADD `input_tokens` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `digests` ADD `output_tokens` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `digests` ADD `fallback_count` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `digests` ADD `held_until` integer;--> statement-breakpoint
ALTER TABLE `newsletters` ADD `rolls_up` text;--> statement-breakpoint
ALTER TABLE `newsletters` ADD `review` text DEFAULT 'none' NOT NULL;--> statement-breakpoint
ALTER TABLE `newsletters` ADD `review_minutes` integer DEFAULT 60 NOT NULL;--> statement-breakpoint
ALTER TABLE `posts` ADD `sketch` text;--> statement-breakpoint
ALTER TABLE `posts` ADD `embedding` text;--> statement-breakpoint
ALTER TABLE `stories` ADD `update_of` integer;