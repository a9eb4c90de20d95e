CREATE TABLE `alerts` (
	`cause` text NOT NULL,
	`day` text NOT NULL,
	`sent_at` integer NOT NULL,
	PRIMARY KEY(`cause`, `day`)
);
