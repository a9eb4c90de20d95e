/** A number is told of the one that the posts tell it of: "A has 30 and B 40" is not "A has 40". */
import { mayBeSame } from "../../lib/counted.ts";
import type { Quantity } from "../../lib/quantities.ts";
import { isVersion, meets } from "./check-numbers.ts";
import type { Found } from "./fault.ts";
import { isAuthor, isSame } from "./mentions.ts";
import type { Mention } from "./mentions.ts";
import { names } from "./scene.ts";
import { speakersOf } from "./speech.ts";
import type { Scene, Shot } from "./scene.ts";

/** What sets two bearers beside each other. */
const COORDINATES =
  /\b(?:and|while|whereas|but|compared|versus|vs|against|than|beat\w*|ahead|behind|followed)\b|[,;、]|而|与|和|高于|低于|领先|超过|落后|优于|不及|相比|其次|则|—/;
const RESPECTIVELY = /respectively|in turn|in that order|分别|先后|依次/;
const TOGETHER = /双方|两家|各出|各自|合计|共同|\b(?:both|each|together|combined|jointly)\b/i;
/** A new sentence may speak of who was named before it. */
const ANAPHOR =
  /^(?:it|its|the (?:unit|division|company|firm|startup|start-up|model|team|lab|group|maker|chipmaker|carmaker|system|tool|app|deal|round)|they|their|he|she|his|her|this|that|these|those|该|其(?!中|他|余|次|实)|它|他|她|这|此|两者|公司|新模型|模型|双方)/i;

export function checkOwners(draft: Shot, scene: Scene): Found[] {
  return [...checkRespective(draft, scene), ...checkNumberOwners(draft, scene)];
}

/** "A and B on the 6th and 8th respectively": A is not told of the 8th. */
function checkRespective(draft: Shot, { shots }: Scene): Found[] {
  const told = shots.flatMap(({ text, mentions, dates }) => {
    const at = RESPECTIVELY.exec(text)?.index;
    if (at === undefined) return [];
    const isHan = text.startsWith("分别", at);
    const listed = isHan ? dates.filter(({ start }) => start > at) : dates.filter(({ start }) => start < at);
    const named = mentions
      .filter(({ end }) => end <= (isHan ? at : (listed[0]?.start ?? 0)))
      .slice(-listed.length);
    return listed.length > 1 && named.length === listed.length
      ? named.map((owner, place) => ({ owner, date: listed[place] }))
      : [];
  });
  return draft.dates.flatMap((date) => {
    const owner = draft.mentions.findLast(({ end }) => end <= date.start);
    if (!owner || RESPECTIVELY.test(draft.text) || /[,;]/.test(draft.text.slice(owner.end, date.start)))
      return [];
    const isAt = (one: (typeof told)[number]) =>
      one.date?.month === date.month && (date.day === undefined || one.date?.day === date.day);
    const own = told.filter((one) => isSame(one.owner, owner));
    const rival = told.find((one) => !isSame(one.owner, owner) && isAt(one));
    if (own.length === 0 || own.some(isAt) || !rival) return [];
    return [
      {
        kind: "attribution" as const,
        reason: `"${date.text.trim()}" is told of "${owner.text}" here, but in the cited posts of "${rival.owner.text}".`,
      },
    ];
  });
}

function checkNumberOwners(draft: Shot, scene: Scene): Found[] {
  return draft.quantities.flatMap((quantity) => {
    if (isVersion(quantity, draft.text)) return [];
    const owner = ownerOf(quantity, draft);
    if (!owner || isFarFrom(owner, quantity, draft) || isCommonplace(quantity)) return [];
    const places = scene.shots.flatMap((shot) =>
      shot.quantities.filter((other) => meets(quantity, other)).map((other) => ({ shot, other })),
    );
    if (places.length === 0 || !scene.shots.some((shot) => names(shot, owner))) return [];
    const rivals = places.map(({ shot, other }) => rivalOf(owner, other, shot, quantity, draft, scene));
    const [rival] = rivals;
    if (!rival || rivals.includes(undefined)) return [];
    return [
      {
        kind: "attribution",
        reason: `"${quantity.text}" is told of "${owner.text}" here, but in the cited posts of "${rival.text}".`,
      },
    ];
  });
}

/** In another clause than its number, with others named before it: it may not be its owner. */
const isFarFrom = (owner: Mention, quantity: Quantity, { text, mentions }: Shot): boolean =>
  owner !== mentions[0] && /[,;]/.test(text.slice(owner.end, quantity.start));

const isCommonplace = ({ readings, spelled, counted }: Quantity): boolean =>
  spelled && !counted && (readings[0]?.unit ?? "") === "" && (readings[0]?.low ?? 0) < 4;

/** Who else a post tells a number of; undefined where it may well be this one. */
function rivalOf(
  owner: Mention,
  other: Quantity,
  shot: Shot,
  quantity: Quantity,
  draft: Shot,
  scene: Scene,
): Mention | undefined {
  const own = ownerOf(other, shot);
  const told = own ?? inherited(shot, scene);
  if (!told && names(shot, owner) && isSwapped(owner, other, shot)) return { ...owner, text: "another" };
  // across a comma, from the middle of its clause, it may be but something that is spoken of
  if (own && own.start > 6 && /[,;]/.test(shot.text.slice(own.end, other.start))) return undefined;
  if (!told || isSame(told, owner) || isAuthor(owner, shot.post, scene.evidence)) return undefined;
  const beside = draft.mentions.filter(
    (mention) => mention.start >= quantity.end && near(mention.start, mention.end, quantity),
  );
  if (
    names({ ...shot, mentions: beside }, told) &&
    names(shot, owner) &&
    !isSame(owner, told) &&
    /^\s?(?:of|for|的)?\s?$/.test(draft.text.slice(quantity.end, beside[0]?.start))
  )
    return undefined;
  if (names(shot, owner)) return isSwapped(owner, other, shot) ? told : undefined;
  if (
    names({ ...shot, mentions: draft.mentions.filter(({ start, end }) => near(start, end, quantity)) }, told)
  )
    return undefined;
  const at = scene.shots.indexOf(shot);
  const previous = scene.shots[at - 1];
  const opens = !own || (told.start <= shot.text.length / 3 && told.start < 40);
  if (ANAPHOR.test(shot.text) && own) return undefined;
  if ((!opens || told.start > 3) && previous && previous.post === shot.post && names(previous, owner))
    return undefined;
  return hasOwn(owner, quantity, scene) ? told : undefined;
}

/** A line of a list, or a sentence without a name, speaks of who was named before it, where that is but one. */
function inherited(shot: Shot, { shots }: Scene): Mention | undefined {
  const at = shots.indexOf(shot);
  const previous = shots[at - 1];
  if (ANAPHOR.test(shot.text) && previous?.post === shot.post) return previous.mentions[0];
  const before = shots.slice(0, at).flatMap(({ post, mentions }) => (post === shot.post ? mentions : []));
  const [first] = before;
  return before.every((one) => first && isSame(one, first)) ? first : undefined;
}

/** A name right at a number in the draft: the owner may be told by it. */
const near = (start: number, end: number, quantity: Quantity): boolean =>
  Math.abs(start - quantity.end) < 24 || Math.abs(quantity.start - end) < 40;

/** Whether the posts tell another number of the same kind of this owner, in a sentence of its own. */
function hasOwn(owner: Mention, quantity: Quantity, { shots }: Scene): boolean {
  return shots.some((shot) =>
    shot.quantities.some(
      (other) =>
        isLike(quantity, other) &&
        isOfOneSize(quantity, other) &&
        !meets(quantity, other) &&
        isOwned(other, owner, shot),
    ),
  );
}

function isOwned(quantity: Quantity, owner: Mention, shot: Shot): boolean {
  const told = ownerOf(quantity, shot);
  return told !== undefined && isSame(told, owner);
}

/** Bare numbers that say nothing of what they count are alike only where they are of one size. */
function isOfOneSize({ readings: [a], counted }: Quantity, { readings: [b] }: Quantity): boolean {
  if (counted !== undefined || !a || !b || a.unit !== "") return true;
  const ratio = Math.abs(a.low / (b.low || 1));
  return ratio > 0.1 && ratio < 10;
}

/** Two numbers of one kind; loosely: where one does not say what it counts. */
function isLike(a: Quantity, b: Quantity, loosely = false): boolean {
  if (a.readings[0]?.unit !== b.readings[0]?.unit) return false;
  if (a.readings[0]?.unit !== "" || (a.counted === undefined && b.counted === undefined)) return true;
  return a.counted === undefined || b.counted === undefined ? loosely : mayBeSame(a.counted, b.counted);
}

/** In one sentence: this owner has a number of its own there, and the other number stands apart from it. */
function isSwapped(owner: Mention, other: Quantity, shot: Shot): boolean {
  const own = shot.quantities.find(
    (one) => one !== other && isLike(one, other, true) && isOwned(one, owner, shot),
  );
  if (!own) return false;
  const next = shot.quantities.find(({ start }) => start >= other.end)?.start ?? shot.text.length;
  const behind = shot.mentions.find(({ start }) => start >= other.end && start < next);
  return !(behind && isSame(behind, owner) && !COORDINATES.test(shot.text.slice(other.end, behind.start)));
}

/** The name that a number belongs to: joined to it from behind, or the nearest before it. */
function ownerOf(quantity: Quantity, { text, mentions: all, quantities }: Shot): Mention | undefined {
  const speakers = speakersOf(text, all);
  const mentions = all.filter((mention) => !speakers.includes(mention));
  if (/(?:\b(?:its|their|his|her) own|自身|自己|自家)的?\s?$/.test(text.slice(0, quantity.start)))
    return mentions[0];
  if (TOGETHER.test(text)) return undefined;
  if (RESPECTIVELY.test(text)) return respectiveOwner(quantity, { mentions, quantities });
  const behind = mentions.find(({ start }) => start >= quantity.end);
  const link = behind ? text.slice(quantity.end, behind.start) : "";
  if (behind && /^ (?:that|which) $/.test(link)) return lastOwner(behind, mentions, text);
  if (
    behind &&
    /^(?:\p{Script=Han}{0,8}的|\s?(?:[a-z]+[ -])?(?:for|by|from|at|on|in) (?:the )?(?:[a-z]+ ){0,2}|-?(?:parameter)? )$/u.test(
      link,
    )
  )
    return behind;
  return mentions.findLast(({ end }) => end <= quantity.start);
}

/** Of "Google's Gemini Nano" the last. */
function lastOwner(first: Mention, mentions: readonly Mention[], text: string): Mention {
  const next = mentions[mentions.indexOf(first) + 1];
  return next && /^'s $/.test(text.slice(first.end, next.start)) ? lastOwner(next, mentions, text) : first;
}

/** "A and B have 30 and 40 respectively": in their order, where there are as many. */
function respectiveOwner(
  quantity: Quantity,
  { mentions, quantities }: Pick<Shot, "mentions" | "quantities">,
): Mention | undefined {
  const alike = quantities.filter((other) => isLike(quantity, other));
  return alike.length === mentions.length ? mentions[alike.indexOf(quantity)] : undefined;
}
