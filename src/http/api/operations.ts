/** Everything that operators do by the API, in the order of the line. */
import { backup } from "./backup.ts";
import { channels } from "./channels.ts";
import { digests } from "./digests.ts";
import { editing } from "./editing.ts";
import { imports } from "./imports.ts";
import { issues } from "./issues.ts";
import { mailings } from "./mailings.ts";
import { newsletters } from "./newsletters.ts";
import type { Operation } from "./operation.ts";
import { pushing } from "./posts.ts";
import { sources } from "./sources.ts";
import { subscribers } from "./subscribers.ts";
import { system } from "./system.ts";
import { tokens } from "./tokens.ts";

export const OPERATIONS: Operation[] = [
  ...newsletters,
  ...sources,
  ...pushing,
  ...digests,
  ...editing,
  ...issues,
  ...mailings,
  ...subscribers,
  ...imports,
  ...channels,
  ...tokens,
  ...system,
  ...backup,
];
