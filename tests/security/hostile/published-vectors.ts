/** The vectors of html5sec.org, which ../shared has and this repository has not. */
import { existsSync, readFileSync } from "node:fs";
import type { HostileText } from "./texts.ts";

const FILE = "../shared/data/vectors/html/h5sc_items.json";

/** What stands in for each of the collection's blanks: something that runs, or asks for something. */
const BLANKS: [RegExp, string][] = [
  [/%js_uri_alert(?:_\d)?%/g, "javascript:pwned()"],
  [/%js_alert_only%/g, "pwned"],
  [/%js_(?:alert|write|focus)\w*%|%js_esc_template%/g, "pwned()"],
  [/%js_utf7_alert_\d%/g, "+ADw-script+AD4-pwned()+ADw-/script+AD4-"],
  [/%js_base64_alert%/g, "PHNjcmlwdD5wYXJlbnQucHduZWQoKTwvc2NyaXB0Pg=="],
  [/%html_alert_encoded%/g, "&lt;script&gt;parent.pwned()&lt;/script&gt;"],
  [/%\w+_path(?:_\d)?%/g, "https://evil.example/file"],
];

/** All of them, filled in; none where shared/ is absent. */
export function readPublishedVectors(): HostileText[] {
  if (!existsSync(FILE)) return [];
  const items = JSON.parse(readFileSync(FILE, "utf8")) as { id: number; data: string }[];
  return items.map(({ id, data }) => ({
    name: `html5sec: ${id}`,
    text: BLANKS.reduce((text, [blank, filling]) => text.replace(blank, filling), data),
  }));
}
