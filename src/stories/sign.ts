/** A sign in the words of a text, found by its pattern; its points are log-odds that the text is news. */
export type Sign = { name: string; points: number; pattern: RegExp };
