/** All commands, in the order in which the help tells of them. */
import { backups } from "./backups.ts";
import type { Command } from "./command.ts";
import { digests } from "./digests.ts";
import { mailings } from "./mailings.ts";
import { newsletters } from "./newsletters.ts";
import { posts } from "./posts.ts";
import { sources } from "./sources.ts";
import { subscribers } from "./subscribers.ts";
import { system } from "./system.ts";
import { tokens } from "./tokens.ts";

export const COMMANDS: Command[] = [
  ...newsletters,
  ...sources,
  ...posts,
  ...digests,
  ...mailings,
  ...subscribers,
  ...system,
  ...tokens,
  ...backups,
];
