CREATE TABLE `foldings` (
	`mailing_id` integer NOT NULL,
	`language` text NOT NULL,
	`folded` text NOT NULL,
	`html` text NOT NULL,
	`text` text NOT NULL,
	PRIMARY KEY(`mailing_id`, `language`, `folded`)
);
--> statement-breakpoint
ALTER TABLE `mailings` ADD `holds_addresses` integer DEFAULT true NOT NULL;--> statement-breakpoint
CREATE INDEX `mailings_with_addresses` ON `mailings` (`finished_at`) WHERE holds_addresses = 1;