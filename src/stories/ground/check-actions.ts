/** Who does something to whom is told as in the posts: A buys B is not B buys A, nor C buys B. */
import { matchesOf } from "../../lib/matches.ts";
import type { Found } from "./fault.ts";
import { isAuthor, isSame } from "./mentions.ts";
import type { Mention } from "./mentions.ts";
import { areRelated, names } from "./scene.ts";
import type { Scene, Shot } from "./scene.ts";

/** Deeds with a doer and one they are done to, in both languages. */
const DEEDS: [string, RegExp][] = [
  [
    "buy",
    /收购|并购|买下|\b(?:acquir(?:e|es|ed|ing)|acquisition of|buys?|bought|buying|takeover of|takes over|took over|to buy)\b/g,
  ],
  [
    "sue",
    /起诉|诉讼|状告|控告|\b(?:su(?:es|ed|ing)|lawsuit against|files? suit against|filed (?:a lawsuit|suit) against)\b/g,
  ],
  [
    "beat",
    /击败|超过|超越|优于|领先于?|胜过|战胜|赶超|反超|\b(?:beats?|beating|outperform(?:s|ed|ing)?|surpass(?:es|ed|ing)?|overt(?:akes?|ook|aking)|tops|topped|outscor(?:es?|ed|ing)|ahead of|edges? out|edged out|outsold)\b/g,
  ],
  ["fund", /投资|入股|领投|注资|\b(?:invest(?:s|ed|ing)?|back(?:s|ed|ing)|fund(?:s|ed)|bankroll(?:s|ed))\b/g],
  [
    "make",
    /发布|推出|上线|开源|发表|公布|研发|开发|\b(?:releas(?:e|es|ed|ing)|launch(?:es|ed|ing)?|unveil(?:s|ed|ing)?|introduc(?:e|es|ed|ing)|open-sourc(?:e|es|ed|ing)|ship(?:s|ped|ping)|rolls? out|rolled out|debut(?:s|ed)|publish(?:es|ed)?|develop(?:s|ed)?|built|announc(?:e|es|ed|ing))\b/g,
  ],
  ["supply", /供货|供应|提供给|授权|\b(?:suppl(?:y|ies|ied|ying)|licen[sc](?:es?|ed|ing))\b/g],
  ["accuse", /指控|指责|批评|\b(?:accus(?:es?|ed|ing)|blam(?:es?|ed|ing)|critici[sz](?:es?|ed|ing))\b/g],
  ["join", /加入|加盟|跳槽(?:到|至)?|\b(?:join(?:s|ed|ing)?|moves? to|moved to)\b/g],
  ["leave", /离开|离职|辞去|\b(?:leav(?:es?|ing)|left|quits?|departs?|departed)\b/g],
  [
    "hire",
    /聘请|聘用|任命|挖走|挖来|招揽|\b(?:hir(?:es?|ed|ing)|appoint(?:s|ed|ing)?|poach(?:es|ed|ing)?|recruit(?:s|ed)?)\b/g,
  ],
  ["fine", /罚款|处罚|\b(?:fin(?:es|ed|ing)|penali[sz](?:es?|ed))\b/g],
  ["replace", /取代|替代|接替|\b(?:replac(?:es?|ed|ing)|succeed(?:s|ed)?)\b/g],
];
/** Deeds whose doer and object may not change places. */
const ONE_WAY = new Set(["buy", "sue", "beat", "fund", "accuse", "hire", "fine", "replace", "supply"]);
/** Deeds that one does by oneself, and that few do at a time. */
const ALONE: [string, RegExp][] = [
  ["lead", /领投|\b(?:led by|leads? the round|led the round)\b/g],
  ["follow", /跟投/g],
  ["delay", /推迟|延期|延后|\b(?:delay(?:s|ed|ing)?|postpone[sd]?|push(?:es|ed) back)\b/g],
  ["pause", /暂停|中止|\b(?:paus(?:e|es|ed|ing)|suspend(?:s|ed)?|halt(?:s|ed)?)\b/g],
  ["lay off", /裁员|裁撤|\b(?:la(?:y|ys|id|ying) off|cut(?:s|ting)? (?:jobs|staff)|layoffs)\b/g],
  [
    "open",
    /设立|开设|新建|\b(?:opens?|opened|opening|to open) (?:an?|its|the) (?:\w+ ){0,2}(?:lab|office|store|plant|factory|shop|school|cent(?:re|er)|branch)\b/g,
  ],
  ["appeal", /上诉|\bappeal(?:s|ed)?\b/g],
  ["resign", /辞职|辞任|卸任|\b(?:resign(?:s|ed)?|step(?:s|ped)? down)\b/g],
  ["recall", /召回(?!率)|\brecall(?:s|ed|ing)? (?=\d|all|its)/g],
  ["shut", /关停|关闭|倒闭|破产|\b(?:shut(?:s|ting)? down|bankrupt(?:cy)?)\b/g],
];
const CLAUSE = /[,;。:!?]|\bwhile\b|\bafter\b|\bbut\b|\bthat\b|而|随后/;
const ANAPHOR =
  /\b(?:it|its|the company|the firm|the startup|they|we|our|i|he|she)\b|该|其|它|他|她|我们|我|公司(?:今|宣|发|推|表|称)/i;

type Deed = { verb: string; word: string; verbStart: number; doer?: Mention; object?: Mention };

export function checkActions(draft: Shot, scene: Scene): Found[] {
  return [...checkDeeds(draft, scene), ...checkAlone(draft, scene), ...checkMoves(draft, scene)].slice(0, 1);
}

/** The posts tell of this deed, and only of others that they did it. */
function checkAlone(draft: Shot, scene: Scene): Found[] {
  return ALONE.flatMap((kind) =>
    deedsOf(draft, [kind], false).flatMap(({ doer, word }): Found[] => {
      if (!doer || !scene.shots.some((shot) => names(shot, doer))) return [];
      const places = scene.shots.flatMap((shot) =>
        deedsOf(shot, [kind], true).map((deed) => ({ ...deed, shot })),
      );
      const rivals = places.map(({ shot, doer: told, verbStart }) => {
        if (
          !told ||
          isSame(told, doer) ||
          isAuthor(doer, shot.post, scene.evidence) ||
          areRelated(scene, doer, told)
        )
          return undefined;
        const between = shot.text.slice(told.end, verbStart);
        const isNext =
          told.start >= verbStart ||
          /^[\s,]*(?:(?:has|have|will|also|would|is|was|to|it|that)\s+)*$|^\s?(?:今天|昨天|近日|将|已|也)*$/.test(
            between,
          );
        if (names(shot, doer) && !isNext) return undefined;
        return ANAPHOR.test(shot.text.slice(0, told.start)) ? undefined : told;
      });
      const [rival] = rivals;
      if (!rival || rivals.includes(undefined)) return [];
      return [
        {
          kind: "attribution",
          reason: `"${word}" is told of "${doer.text}" here, but in the cited posts of "${rival.text}".`,
        },
      ];
    }),
  );
}

/** Where someone comes from and goes to may not change places. */
function checkMoves(draft: Shot, scene: Scene): Found[] {
  const moves = DEEDS.filter(([verb]) => verb === "leave" || verb === "join");
  const told = scene.shots.flatMap((shot) => deedsOf(shot, moves, true));
  return deedsOf(draft, moves, false).flatMap(({ verb, word, object }): Found[] => {
    const places = told.filter((deed) => deed.verb === verb && deed.object);
    if (!object || places.length === 0 || !scene.shots.some((shot) => names(shot, object))) return [];
    const [first] = places;
    if (
      !first?.object ||
      places.some(
        (deed) => (deed.object && isSame(deed.object, object)) || (deed.doer && isSame(deed.doer, object)),
      )
    )
      return [];
    return [
      {
        kind: "attribution",
        reason: `"${word} ${object.text}" is not what the cited posts say: there it is "${first.object.text}".`,
      },
    ];
  });
}

function checkDeeds(draft: Shot, scene: Scene): Found[] {
  return deedsOf(draft, DEEDS, false).flatMap(({ verb, word, doer, object }) => {
    if (!doer || !object || isSame(doer, object)) return [];
    const own = DEEDS.filter(([one]) => one === verb);
    const same = scene.shots.flatMap((shot) => deedsOf(shot, own, true).map((deed) => ({ ...deed, shot })));
    if (ONE_WAY.has(verb)) {
      const turned = same.filter(
        (deed) => deed.doer && deed.object && isSame(deed.doer, object) && isSame(deed.object, doer),
      );
      const straight = same.some(
        (deed) => deed.doer && deed.object && isSame(deed.doer, doer) && isSame(deed.object, object),
      );
      if (turned.length > 0 && !straight)
        return [
          {
            kind: "attribution" as const,
            reason: `In the cited posts it is "${object.text}" that does this to "${doer.text}" ("${word}"), not the reverse.`,
          },
        ];
    }
    return otherDoer(doer, object, word, same, scene);
  });
}

/** The posts tell the deed and its object, and only of others. */
function otherDoer(
  doer: Mention,
  object: Mention,
  word: string,
  same: readonly (Deed & { shot: Shot })[],
  scene: Scene,
): Found[] {
  if (!scene.shots.some((shot) => names(shot, doer))) return [];
  const places = same.filter((deed) => deed.object && isSame(deed.object, object));
  const rivals = places.map(({ shot, doer: told }) => {
    if (
      !told ||
      names(shot, doer) ||
      isSame(told, object) ||
      isAuthor(doer, shot.post, scene.evidence) ||
      ANAPHOR.test(shot.text.slice(0, told.start))
    )
      return undefined;
    return areRelated(scene, doer, told) ? undefined : told;
  });
  const [rival] = rivals;
  if (!rival || rivals.includes(undefined)) return [];
  return [
    {
      kind: "attribution",
      reason: `"${word} … ${object.text}" is told of "${doer.text}" here, but in the cited posts of "${rival.text}".`,
    },
  ];
}

/** Deeds of a sentence with the names around them; in posts the doer may stand further off. */
function deedsOf(
  { text, mentions }: Pick<Shot, "text" | "mentions">,
  deeds: typeof DEEDS,
  far: boolean,
): Deed[] {
  if (mentions.length === 0) return [];
  return deeds.flatMap(([verb, words]) =>
    matchesOf(words, text).flatMap((match) => {
      const [start, end] = [match.index, match.index + match[0].length];
      const before = mentions.findLast(
        (one) => one.end <= start && isWithin(text.slice(one.end, start), far),
      );
      const after = mentions.find(
        (one) => one.start >= end && !CLAUSE.test(text.slice(end, one.start)) && one.start - end < 40,
      );
      const between = after ? text.slice(end, after.start) : "";
      const isLatinPassive =
        after !== undefined &&
        (match[0].endsWith(" by") || /\bby (?:the )?(?:[a-z]+ ){0,2}$/.test(between)) &&
        !/\bto\b|\bfor\b/.test(between);
      if (isLatinPassive) return [{ verb, word: match[0], verbStart: start, doer: after, object: before }];
      const agent = mentions.findLast(
        (one) =>
          one.end <= start &&
          /(?:被|由|遭|获)\s?(?:\p{Script=Han}{0,6})?$/u.test(
            text.slice(Math.max(0, one.start - 8), one.start),
          ) &&
          !/[,;。]/.test(text.slice(one.end, start)),
      );
      if (agent)
        return [
          {
            verb,
            word: match[0],
            verbStart: start,
            doer: agent,
            object: mentions.findLast((one) => one.end <= agent.start),
          },
        ];
      return [{ verb, word: match[0], verbStart: start, doer: before, object: after }];
    }),
  );
}

const isWithin = (between: string, far: boolean): boolean =>
  far ? between.length < 80 : between.length < 24 && !CLAUSE.test(between);
