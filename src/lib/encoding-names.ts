/** Encodings by the names that publishers give them. */

/** Names of encodings that publishers write and the WHATWG Encoding Standard does not list. */
const ALIASES: Record<string, string> = {
  cp936: "gbk",
  ms936: "gbk",
  cp932: "shift_jis",
  ms932: "shift_jis",
  cp949: "euc-kr",
  ms949: "euc-kr",
  cp950: "big5",
  "utf-32": "utf-8",
  "ucs-2": "utf-16le",
  macroman: "macintosh",
};

/** The name that TextDecoder knows an encoding by, or undefined for none that it knows. */
export function findEncoding(label: string): string | undefined {
  const name = label.trim().toLowerCase();
  const forms = [name, name.replaceAll("_", "-"), name.replace(/^(?:cp|ms|x-cp)-?(?=125\d$)/, "windows-")];
  for (const form of forms) {
    const alias = ALIASES[form];
    if (alias) return alias;
    try {
      return new TextDecoder(form).encoding;
    } catch {
      // not a label of the Encoding Standard: the next form
    }
  }
  return undefined;
}
