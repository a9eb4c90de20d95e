/** Collects the text of a page; line breaks wait until more text comes, so that none lead, trail or pile up. */

/** White space as a browser shows it: runs are one space, none at the ends. */
export const foldSpace = (text: string) => text.replaceAll(/[\s\u00AD\u200B]+/g, fold).trim();
/** Soft hyphens and zero-width spaces are layout; a run with any other space in it becomes one space. */
const fold = (run: string) => (/\s/.test(run) ? " " : "");

export class TextWriter {
  #pieces: string[] = [];
  #breaks = 0;
  #space = false;

  write(raw: string) {
    const text = raw.replaceAll(/[\s\u00AD\u200B]+/g, fold);
    const word = text.trim();
    if (text.startsWith(" ")) this.#space = true;
    if (word === "") return;
    this.#flush();
    this.#pieces.push(word);
    this.#space = text.endsWith(" ");
  }

  /** Preformatted text. The line ends around it count as breaks: markup sets `pre` apart already. */
  writeAsIs(raw: string) {
    const text = raw.replaceAll("\r\n", "\n");
    const body = (this.#breaks > 0 ? text.replace(/^\n/, "") : text).trimEnd();
    if (body !== "") {
      this.#flush();
      this.#pieces.push(body);
    }
    const tail = text.slice(text.trimEnd().length);
    this.breakLines(tail.split("\n").length - 1);
    this.#space = tail.startsWith(" ");
  }

  /** A `br`: two in a row leave an empty line. */
  endLine() {
    this.#breaks = Math.min(2, this.#breaks + 1);
  }

  breakLines(count: number) {
    this.#breaks = Math.max(this.#breaks, count);
  }

  text(): string {
    return this.#pieces.join("").trim();
  }

  #flush() {
    const isFirst = this.#pieces.length === 0;
    if (!isFirst && this.#breaks > 0) this.#pieces.push("\n".repeat(this.#breaks));
    else if (!isFirst && this.#space) this.#pieces.push(" ");
    this.#breaks = 0;
    this.#space = false;
  }
}
