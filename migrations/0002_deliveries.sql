CREATE TABLE `pauses` (
	`subscriber_id` integer PRIMARY KEY NOT NULL,
	`until` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `pulses` (
	`name` text PRIMARY KEY NOT NULL,
	`beat_at` integer NOT NULL,
	`missed_from` integer,
	`missed_until` integer
);
--> statement-breakpoint
CREATE TABLE `renderings` (
	`mailing_id` integer NOT NULL,
	`language` text NOT NULL,
	`html` text NOT NULL,
	`text` text NOT NULL,
	PRIMARY KEY(`mailing_id`, `language`)
);
--> statement-breakpoint
CREATE TABLE `transient_bounces` (
	`address_hash` text NOT NULL,
	`event_id` text NOT NULL,
	`occurred_at` integer NOT NULL,
	PRIMARY KEY(`address_hash`, `event_id`)
);
--> statement-breakpoint
ALTER TABLE `chunks` ADD `name` text;--> statement-breakpoint
ALTER TABLE `chunks` ADD `refusals` text;--> statement-breakpoint
ALTER TABLE `mailings` ADD `tag` text;--> statement-breakpoint
ALTER TABLE `mailings` ADD `frozen_to` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `mailings` ADD `excluded` text;--> statement-breakpoint
ALTER TABLE `mailings` ADD `transient_count` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `mailings` ADD `delivered_count` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `mailings` ADD `delayed_count` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `mailings` ADD `failed_count` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `mailings` ADD `suppressed_count` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `mailings` ADD `opened_count` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `mailings` ADD `clicked_count` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `mailings` ADD `is_watched` integer DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `mailings` ADD `waits_until` integer;--> statement-breakpoint
ALTER TABLE `mailings` ADD `ask_before` integer;--> statement-breakpoint
CREATE INDEX `mailings_by_tag` ON `mailings` (`tag`);--> statement-breakpoint
ALTER TABLE `suppressions` ADD `subscriber_id` integer;--> statement-breakpoint
CREATE INDEX `suppressions_by_subscriber` ON `suppressions` (`subscriber_id`);--> statement-breakpoint
-- By hand: mailings that are under way at the deploy keep their rendering and the place their freezing has come to.
INSERT INTO `renderings` (`mailing_id`, `language`, `html`, `text`)
	SELECT `mailings`.`id`, `newsletters`.`language`, `html`, `text`
	FROM `mailings` JOIN `newsletters` ON `newsletters`.`id` = `mailings`.`newsletter_id`
	WHERE `mailings`.`status` IN ('freezing', 'sending', 'stopped');--> statement-breakpoint
UPDATE `mailings` SET `frozen_to` = coalesce((SELECT json_extract(`recipients`, '$[#-1]') FROM `chunks`
	WHERE `mailing_id` = `mailings`.`id` ORDER BY `number` DESC LIMIT 1), 0) WHERE `status` = 'freezing';
