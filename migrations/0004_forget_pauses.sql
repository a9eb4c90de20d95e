INSERT INTO `preferences` (`subscriber_id`, `paused_until`) SELECT `subscriber_id`, `until` FROM `pauses`;--> statement-breakpoint
DROP TABLE `pauses`;--> statement-breakpoint
ALTER TABLE `subscribers` DROP COLUMN `confirmed_at`;