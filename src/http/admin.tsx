/** Door: the operator's pages. Everything behind /admin/login is for operators alone, and says no-store. */
import { Hono } from "hono";
import { operatorOnly } from "./admin/guard.ts";
import { changes } from "./admin/changes.tsx";
import { channels } from "./admin/channels.tsx";
import { chooseLanguage } from "./admin/language.ts";
import { digests } from "./admin/digests.tsx";
import { login } from "./admin/login.tsx";
import { logout } from "./admin/logout.ts";
import { mailings } from "./admin/mailings.tsx";
import { newsletters } from "./admin/newsletters.tsx";
import { overview } from "./admin/overview.tsx";
import { addSources } from "./admin/add-sources.tsx";
import { setup } from "./admin/setup.tsx";
import { tokens } from "./admin/tokens.tsx";
import { imports } from "./admin/imports.tsx";
import { sources } from "./admin/sources.tsx";
import { subscriber } from "./admin/subscriber.tsx";
import { subscribers } from "./admin/subscribers.tsx";
import { why } from "./admin/why.tsx";
import type { Door } from "./door.ts";

export const admin = new Hono<Door>()
  .use(chooseLanguage)
  .route("/", login)
  .use(operatorOnly)
  .route("/", logout)
  .route("/", overview)
  .route("/", newsletters)
  .route("/", setup)
  .route("/", why)
  .route("/", changes)
  .route("/", tokens)
  .route("/", channels)
  .route("/", mailings)
  .route("/", sources)
  .route("/", addSources)
  .route("/", subscribers)
  .route("/", subscriber)
  .route("/", imports)
  .route("/", digests);
