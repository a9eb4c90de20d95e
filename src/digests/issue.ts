/** An issue of a newsletter as a document: what its Markdown says, whoever published it. Printing and reading meet here. */
import type { Newsletter } from "../newsletters/store.ts";

export type Issue = {
  title: string;
  date: IssueDate;
  /** Topics of the whole issue. */
  categories: string[];
  /** When it was corrected, as written, and what readers are told of it; only of one that was. */
  correction?: { date: string; text: string };
  /** What matters most, in a line before the first story. */
  opening: string | null;
  /** Of the words that stand before further sources. */
  language: Newsletter["language"];
  stories: IssueStory[];
};

/** The moment, and how it is written: with which offset, to which digit. */
export type IssueDate = { instant: Date; offsetMinutes: number; text: string };

export type IssueStory = {
  /** From 1. */
  position: number;
  headline: string;
  author: string;
  /** Empty where there is none that may stand in a link. */
  url: string;
  /** Plain text but for **bold** terms, in one line. */
  summary: string;
  /** The earlier story that it brings new facts to. */
  update: IssueUpdate | null;
  /** The further sources. */
  sources: { author: string; url: string }[];
  /** Markdown of a publisher that says the same in another way than printing would: his escapes, code, emphasis. */
  asWritten?: { head?: string; summary?: string };
};

/** The headline of an earlier story, and where it stands. */
export type IssueUpdate = { text: string; url: string };
