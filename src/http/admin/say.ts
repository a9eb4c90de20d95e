/** Words of a page's language, for doors: say(c, "Sources", "来源"). Pages have useWords. */
import type { DoorContext } from "../door.ts";
import { adminLanguage } from "./language.ts";

export const say = (c: DoorContext, en: string, zh: string): string => (adminLanguage(c) === "en" ? en : zh);
