/** The addresses at which a page that belongs to no newsletter has each language. */
import type { DoorContext, Language } from "./door.ts";

export const translationsOf = ({ env, req }: DoorContext): Record<Language, string> => ({
  "zh-CN": `${env.settings.publicUrl}${req.path}?language=zh-CN`,
  en: `${env.settings.publicUrl}${req.path}?language=en`,
});
