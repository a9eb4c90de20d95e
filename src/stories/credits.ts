/** What a page's text holds beside the article's own words when it was read off the page: who took the picture, more to read. */

/** The agencies and libraries that pictures are credited to, in words or in capitals. */
const AGENCY =
  "(?:AP|AFP|EPA|KYODO|REUTERS|Reuters|Kyodo|Xinhua|Getty(?: Images)?|Bloomberg(?: News)?|Shutterstock|(?:The )?Associated Press)";
/** In brackets (an agency before a dash is where a report was filed), after a word or a sign that says so, or in capitals. */
const CREDIT = new RegExp(
  [
    `\\((?:[^()\\n]{0,60}/\\s*)?${AGENCY}(?: Photo)?(?:/[^()\\n]{0,60})?\\)(?!\\s*[-–—])`,
    "\\[Photos?/[^\\]\\n]{1,40}\\]",
    "(?<![\\p{L}\\p{N}])(?:Photo|Credit|Pic|Image|Picture)s?:\\s*\\p{Lu}(?:[\\p{L}/.]| (?! )){0,40}?(?=\\s{2}|\\n|$|(?<=\\p{Ll}|AP|AFP|EPA|REUTERS)\\p{Lu}\\p{Ll})",
    "©\\s?\\p{Lu}[\\p{L}/. ]{1,40}?(?=\\s{2}|\\n|$|\\sREAD MORE|\\s?\\()",
    "(?:\\|\\s*)?(?<![\\p{L}\\p{N}])(?:KYODO|REUTERS)(?![\\p{Ll}\\p{N}])(?:/\\p{Lu}[\\p{Ll}'-]+(?: \\p{Lu}[\\p{Ll}'-]+){0,2})?",
    "(?<![\\p{L}\\p{N}])READ MORE:?",
  ].join("|"),
  "gu",
);

/** The text without the credits of its pictures; a space stands for each, as what follows may stick to it. */
export function withoutCredits(text: string): string {
  return text.replace(CREDIT, " ");
}
