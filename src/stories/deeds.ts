/**
 * What kind of thing an English post says was done. Two posts on one phone share nearly all of their words, though one
 * tells that it was recalled and the other that it is no longer made: it is the verb that tells them apart.
 */
import { wordsOf } from "../lib/terms.ts";

/**
 * Kinds of deeds after the event types of ACE (Linguistic Data Consortium, English Annotation Guidelines for Events,
 * 2005), and what companies do beside them, each with the words of headlines that mean it and hardly anything else.
 * Left out is what follows of any deed: meetings, losses, rising and falling prices. A word's other forms are known by
 * its stem (lib/terms.ts); those that have a stem of their own are named.
 */
const WORDS = {
  launch: "launch release unveil introduce debut reveal",
  stop: "halt stop suspend cease discontinue scrap cancel shut shutdown closure abandon axe axed ban restrict curb sanction prohibit",
  recall: "recall withdraw refund replace",
  delay: "delay postpone",
  break: "explode explosion fire fired burn burnt fault faulty defect crash outage malfunction flaw",
  buy: "buy bought acquire acquisition takeover merge merger bid purchase sell sold",
  cut: "cut reduce reduction slash layoff",
  judge:
    "sue sued suing lawsuit indict court trial plead plea pled guilty convict sentence jail prosecute fined compensate arrest probe",
  warn: "warn advise caution",
  propose: "propose seek sought request",
  decide: "approve vote voted",
  appoint: "resign appoint elect election hire hired oust",
  attack: "attack kill bomb protest coup",
  die: "die dies died dying death dead",
  admit: "admit deny denied denial apologise confess",
  hack: "hack breach steal stole stolen",
};
const KIND_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(WORDS).flatMap(([kind, words]) =>
    wordsOf(words).map((term): [string, string] => [term, kind]),
  ),
);
/** Terms that a text opens with, about its first clause: it tells the deed where a title names none. */
const OPENING = 12;

/** The kinds of deeds that a post of these terms tells; none in other languages, whose words look like these by chance. */
export function deedsOf(language: string, title: readonly string[], lead: readonly string[]): Set<string> {
  if (language !== "en") return new Set();
  const told = kindsOf(title);
  return told.size > 0 ? told : kindsOf(lead.slice(0, OPENING));
}

/** Whether each tells of deeds and they have none in common. */
export function tellOthers(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size > 0 && b.size > 0 && ![...a].some((kind) => b.has(kind));
}

const kindsOf = (terms: readonly string[]) => new Set(terms.flatMap((term) => KIND_OF.get(term) ?? []));
