CREATE TABLE `address_changes` (
	`subscriber_id` integer PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`requested_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `consents` (
	`subscriber_id` integer NOT NULL,
	`at` integer NOT NULL,
	`kind` text NOT NULL,
	`newsletter_ids` text NOT NULL,
	`requested_at` integer,
	`consent` text NOT NULL,
	PRIMARY KEY(`subscriber_id`, `at`, `kind`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `imports` (
	`id` text PRIMARY KEY NOT NULL,
	`newsletter_id` text NOT NULL,
	`name` text NOT NULL,
	`row_count` integer NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	`counts` text NOT NULL,
	`faults` text NOT NULL,
	`created_at` integer NOT NULL,
	`finished_at` integer
);
--> statement-breakpoint
CREATE TABLE `preferences` (
	`subscriber_id` integer PRIMARY KEY NOT NULL,
	`time_zone` text,
	`mail_hour` integer,
	`left_out` text,
	`paused_until` integer
);
--> statement-breakpoint
-- Without rowid: a pending subscription is then one row written, and not three. No table refers to this one.
CREATE TABLE `__new_subscriptions` (
	`newsletter_id` text NOT NULL,
	`subscriber_id` integer NOT NULL,
	`status` text NOT NULL,
	`requested_at` integer NOT NULL,
	`confirmed_at` integer,
	`ended_at` integer,
	`consent` text NOT NULL,
	PRIMARY KEY(`subscriber_id`, `newsletter_id`)
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `__new_subscriptions`("newsletter_id", "subscriber_id", "status", "requested_at", "confirmed_at", "ended_at", "consent") SELECT "newsletter_id", "subscriber_id", "status", "requested_at", "confirmed_at", "ended_at", "consent" FROM `subscriptions`;--> statement-breakpoint
DROP TABLE `subscriptions`;--> statement-breakpoint
ALTER TABLE `__new_subscriptions` RENAME TO `subscriptions`;--> statement-breakpoint
CREATE INDEX `subscriptions_active` ON `subscriptions` (`newsletter_id`,`subscriber_id`) WHERE status = 'active';--> statement-breakpoint
CREATE INDEX `subscriptions_ended` ON `subscriptions` (`newsletter_id`,`subscriber_id`) WHERE status = 'unsubscribed';--> statement-breakpoint
-- Without AUTOINCREMENT, which writes a row of its own for each: ids are drawn at random. No table refers to this one by a key.
CREATE TABLE `__new_subscribers` (
	`id` integer PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`language` text NOT NULL,
	`created_at` integer NOT NULL,
	`confirmed_at` integer,
	`addressed_at` integer,
	`confirmation_sent_at` integer
);
--> statement-breakpoint
INSERT INTO `__new_subscribers`("id", "email", "language", "created_at", "confirmed_at", "addressed_at", "confirmation_sent_at") SELECT "id", "email", "language", "created_at", "confirmed_at", "created_at", "confirmation_sent_at" FROM `subscribers`;--> statement-breakpoint
DROP TABLE `subscribers`;--> statement-breakpoint
ALTER TABLE `__new_subscribers` RENAME TO `subscribers`;--> statement-breakpoint
CREATE UNIQUE INDEX `subscribers_email_unique` ON `subscribers` (`email`);