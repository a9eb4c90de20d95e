/**
 * How mails look. Inline styles are the base, since Gmail may strip <style>; the sheet adds dark mode by class,
 * the phone, and the fonts that Word (Outlook on Windows) does not inherit. One plain ground and text of strong
 * contrast, so that clients that invert colours by force turn it into something as readable.
 */
import type { Language } from "./language.ts";

type Palette = Record<"paper" | "ink" | "dim" | "link" | "brass" | "rule", string>;

/** Every text colour stands at 4.5:1 or more against paper, in both. */
export const LIGHT: Palette = {
  paper: "#ffffff",
  ink: "#1b1f24",
  dim: "#59626d",
  link: "#0b4f8a",
  brass: "#80610f",
  rule: "#e2e5e9",
};

const DARK: Palette = {
  paper: "#14171a",
  ink: "#e6e4df",
  dim: "#a4abb3",
  link: "#8fbfee",
  brass: "#d9b45f",
  rule: "#2e3338",
};

/** Names without quotes: quotes in a style attribute cost six bytes each. */
export const FONTS: Record<Language, string> = {
  "zh-CN":
    "-apple-system,BlinkMacSystemFont,Segoe UI,PingFang SC,Hiragino Sans GB,Microsoft YaHei,Noto Sans CJK SC,Noto Sans SC,sans-serif",
  en: "-apple-system,BlinkMacSystemFont,Segoe UI,Roboto,Helvetica Neue,Arial,sans-serif",
};

/** Chinese characters fill their box and want more air. In percent: Word does not know a bare number. */
export const LINE_HEIGHT: Record<Language, string> = { "zh-CN": "175%", en: "160%" };

/** 35 Chinese or about 75 Latin characters of body text a line. */
export const PAGE_WIDTH = 560;

export function baseSheet(language: Language): string {
  const forWord = language === "zh-CN" ? "mso-fareast-font-family:Microsoft YaHei;" : "";
  return (
    ":root{color-scheme:light dark;supported-color-schemes:light dark}" +
    `td,h1,h2,p{font-family:${FONTS[language]};${forWord}text-autospace:normal}` +
    "h1,h2{text-wrap:pretty}a:hover{text-decoration:underline !important}" +
    "@media (max-width:480px){h1{font-size:23px !important}}"
  );
}

/** A sheet of its own: a client that drops a sheet for one rule it does not know keeps the other. */
export function darkSheet(): string {
  const colours = (["ink", "dim", "link", "brass"] as const).map((name) => rule(name, "color"));
  return (
    "@media (prefers-color-scheme:dark){" +
    `${rule("paper", "background-color")}${colours.join("")}${rule("rule", "border-color")}` +
    `.button{background-color:${DARK.link} !important;color:${DARK.paper} !important}}`
  );
}

/**
 * Word knows no max-width, and every other reader must not get a fixed one: some webmail puts the mail into a
 * table cell, which would grow to it on a phone. So this comment, which Word alone reads as markup.
 */
export const wordWidth = () => `<!--[if mso]><style>.page{width:${PAGE_WIDTH}px}</style><![endif]-->`;

const rule = (name: keyof Palette, property: string) => `.${name}{${property}:${DARK[name]} !important}`;
