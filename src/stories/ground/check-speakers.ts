/** Who is said to have said something said it: by the posts' own words, or because he wrote the post. */
import { termsOf } from "../../lib/terms.ts";
import type { ToldDate } from "../../lib/told-dates.ts";
import { isHan } from "../../lib/script.ts";
import { meets } from "./check-numbers.ts";
import type { Found } from "./fault.ts";
import { isAuthor, isSame } from "./mentions.ts";
import type { Mention } from "./mentions.ts";
import { names } from "./scene.ts";
import type { Scene, Shot } from "./scene.ts";
import { speakersOf, tellsSpeech } from "./speech.ts";

/** So much of a claim's terms in one sentence of the posts, and it is the claim's. */
const SAME_CLAIM = 0.45;

export function checkSpeakers(draft: Shot, scene: Scene): Found[] {
  const speakers = speakersOf(draft.text, draft.mentions);
  const [speaker] = speakers;
  if (!speaker || speakers.length > 1) return [];
  const isNamed = scene.shots.some((shot) => names(shot, speaker));
  if (scene.evidence.authors.some((_, post) => isAuthor(speaker, post, scene.evidence)))
    return checkWriters(draft, speaker, scene);
  if (!isNamed) return [];
  if (
    isQuoted(draft.text) &&
    !scene.shots.some((shot) => names(shot, speaker) && tellsSpeech(around(shot, scene)))
  )
    return [{ kind: "attribution", reason: `The cited posts quote nothing that "${speaker.text}" said.` }];
  const places = placesOf(draft, speaker, scene);
  const rivals = places.map((shot) => rivalOf(speaker, shot, draft, scene));
  const [rival] = rivals;
  if (!rival || rivals.includes(undefined)) return [];
  return [
    {
      kind: "attribution",
      reason: `This is said by "${speaker.text}" here, but in the cited posts by "${rival.text}".`,
    },
  ];
}

/** Who wrote one post is not said to have said what another wrote of him: that one names him and calls nobody to witness. */
function checkWriters(draft: Shot, speaker: Mention, scene: Scene): Found[] {
  const { evidence, shots } = scene;
  const places = placesOf(draft, speaker, scene);
  const handles = evidence.authors.flatMap((author, post) =>
    isAuthor(speaker, post, evidence) ? author.split(" ").slice(-1) : [],
  );
  const isAnothers = ({ post }: Shot) => {
    const own = shots.filter((shot) => shot.post === post);
    return (
      evidence.isMessage[post] === true &&
      !isAuthor(speaker, post, evidence) &&
      own.some(
        (shot) => names(shot, speaker) || handles.some((handle) => shot.text.includes(`@${handle}`)),
      ) &&
      own.every((shot) => speakersOf(shot.text, shot.mentions).length === 0)
    );
  };
  const [place] = places;
  if (!place || !places.every(isAnothers)) return [];
  return [
    {
      kind: "attribution",
      reason: `This is said by "${speaker.text}" here, but in the cited posts by "${(evidence.authors[place.post] ?? "").trim()}".`,
    },
  ];
}

const isQuoted = (text: string): boolean => /"[^"]{6,}"/.test(text);

const around = (shot: Shot, { shots }: Scene): string => {
  const at = shots.indexOf(shot);
  return [shots[at - 1], shot, shots[at + 1]]
    .filter((one) => one?.post === shot.post)
    .map((one) => one?.text)
    .join(" ");
};

/** The sentences of the posts that make the claim: those that hold its numbers, or else most of its words. */
function placesOf(draft: Shot, speaker: Mention, { shots }: Scene): Shot[] {
  const numbers = draft.quantities.filter(
    ({ spelled, counted, readings }) => !spelled || counted || readings[0]?.unit,
  );
  if (numbers.length > 0) {
    const counts = shots.map(
      (shot) => numbers.filter((number) => shot.quantities.some((other) => meets(number, other))).length,
    );
    const most = Math.max(...counts);
    if (most > 0) return shots.filter((_, at) => counts[at] === most);
  }
  const dated = shots.filter((shot) =>
    draft.dates.some(
      (date) =>
        date.relative === undefined &&
        date.weekday === undefined &&
        shot.dates.some((other) => isSameDate(date, other)),
    ),
  );
  if (dated.length > 0) return dated;
  const claim = new Set(termsOf(draft.text.replace(speaker.text, "")).filter(isTelling));
  const shares = shots.map((shot) => {
    if (isHan(shot.text) !== isHan(draft.text)) return 0;
    const terms = new Set(termsOf(shot.text));
    return [...claim].filter((term) => terms.has(term)).length / (claim.size || 1);
  });
  const most = Math.max(0, ...shares);
  return most >= SAME_CLAIM ? shots.filter((_, at) => shares[at] === most) : [];
}

const isSameDate = (a: ToldDate, b: ToldDate): boolean =>
  a.year === b.year &&
  a.month === b.month &&
  a.day === b.day &&
  a.quarter === b.quarter &&
  a.minutes === b.minutes;

/** Pairs of Chinese characters tell, single ones stand everywhere. */
const isTelling = (term: string): boolean => !/^\p{Script=Han}$/u.test(term);

/** Who says it in the posts, where that is plainly another. */
function rivalOf(speaker: Mention, shot: Shot, draft: Shot, scene: Scene): Mention | undefined {
  const told = speakersOf(shot.text, shot.mentions);
  if (!names(shot, speaker)) {
    const [rival] = told;
    if (rival) return areOneSide(speaker, rival, scene) ? undefined : rival;
    return writerOf(shot, speaker, scene);
  }
  if (told.length < 2 || !told.some((one) => isSame(one, speaker))) return undefined;
  const number = shot.quantities.find((other) => draft.quantities.some((quantity) => meets(quantity, other)));
  if (!number) return undefined;
  const nearest = told.findLast(({ end }) => end <= number.start);
  return nearest && !isSame(nearest, speaker) ? nearest : undefined;
}

/** Who posts a message says what is in it, if he names nobody as saying so. */
function writerOf(shot: Shot, speaker: Mention, { shots, evidence }: Scene): Mention | undefined {
  const own = shots.filter(({ post }) => post === shot.post);
  const isNamed = own.some((one) => names(one, speaker) || speakersOf(one.text, one.mentions).length > 0);
  const author = evidence.authors[shot.post] ?? "";
  return isNamed || !evidence.isMessage[shot.post]
    ? undefined
    : { start: 0, end: 0, text: author.trim(), keys: new Set() };
}

/** A person and his company: named next to each other somewhere. */
function areOneSide(one: Mention, other: Mention, { shots }: Scene): boolean {
  return shots.some(({ mentions, text }) =>
    mentions.some((a, at) => {
      const b = mentions[at + 1];
      if (!b || !((isSame(a, one) && isSame(b, other)) || (isSame(a, other) && isSame(b, one)))) return false;
      const between = text.slice(a.end, b.start);
      return between.length < 40 && !/[;。]|\b(?:and|while|but|than|versus|told)\b|和|与|而|则/.test(between);
    }),
  );
}
