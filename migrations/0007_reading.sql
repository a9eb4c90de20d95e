CREATE TABLE `editions` (
	`digest_id` integer PRIMARY KEY NOT NULL,
	`told` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `mentions` (
	`newsletter_id` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`slot` integer NOT NULL,
	`position` integer NOT NULL,
	`digest_id` integer NOT NULL,
	`label` text NOT NULL,
	PRIMARY KEY(`newsletter_id`, `kind`, `name`, `slot`, `position`)
) WITHOUT ROWID;
--> statement-breakpoint
ALTER TABLE `digests` ADD `headlines` text;--> statement-breakpoint
ALTER TABLE `digests` ADD `shelved_at` integer;--> statement-breakpoint
CREATE INDEX `digests_unshelved` ON `digests` (`id`) WHERE status = 'published' AND shelved_at IS NULL;