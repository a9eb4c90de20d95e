/** The addresses at which a page that belongs to no newsletter has each language, and the one that it is known by. */
import { languageOf, type DoorContext, type Language } from "./door.ts";

const translationsOf = ({ env, req }: DoorContext): Record<Language, string> => ({
  "zh-CN": `${env.settings.publicUrl}${req.path}?language=zh-CN`,
  en: `${env.settings.publicUrl}${req.path}?language=en`,
});

/** Asked for in a language, the page is known by its address there; else by the one that follows the browser. */
export const addressesOf = (c: DoorContext) => {
  const translations = translationsOf(c);
  const plainUrl = `${c.env.settings.publicUrl}${c.req.path}`;
  const canonicalUrl = c.req.query("language") === undefined ? plainUrl : translations[languageOf(c)];
  return { canonicalUrl, translations: { ...translations, "x-default": plainUrl } };
};
