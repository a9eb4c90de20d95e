import type { DoorContext } from "../../door.ts";
import { adminLanguage } from "../language.ts";

export const setupTitle = (c: DoorContext): string =>
  adminLanguage(c) === "en" ? "Set up a newsletter" : "创建刊物";
