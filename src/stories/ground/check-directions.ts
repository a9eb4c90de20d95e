/** What rises in the posts does not fall in the draft; what is supported, opened or allowed there is not refused here. */
import { meets } from "./check-numbers.ts";
import type { Quantity } from "../../lib/quantities.ts";
import type { Found } from "./fault.ts";
import type { Scene, Shot } from "./scene.ts";
import { names } from "./scene.ts";

type Pair = { one: RegExp; other: RegExp };

/** Two ways that a number may go; words of speed and thrift are left out, for less time is more speed. */
const WAYS: Pair[] = [
  {
    one: /上涨|上升|涨幅|增幅|增长|增加|攀升|飙升|上调|涨(?!价格)|升至|升到|增至|扩大|走高|涨价|提价|\b(?:rise|rises|rose|risen|grew|grow|grows|grown|increase[sd]?|surge[sd]?|jump(?:s|ed)?|climb(?:s|ed)?|(?:went|goes|going|moved|moves) up|soar(?:s|ed)?|up (?:by )?(?=\d)|rais(?:e|es|ed|ing)(?: [\w.-]+){0,5} (?:price|fee|rate|limit|quota)s?|expand(?:s|ed)?|gain(?:s|ed)?)\b/i,
    other:
      /下跌|下降|降幅|跌幅|减少|降低|下调|下滑|缩减|削减|跌|降至|降到|减至|收窄|走低|降价|裁|\b(?:fall|falls|fell|fallen|drop(?:s|ped)?|decline[sd]?|decrease[sd]?|cut|cuts|reduce[sd]?|down (?:by )?(?=\d)|slump(?:s|ed)?|(?:went|goes|going|moved|moves) down|shr[aiu]nk|lower(?:s|ed)?|slid|slash(?:es|ed)?|shed)\b/i,
  },
  {
    one: /盈利|净利润|赚|\b(?:profit|profits|earned|net income)\b/i,
    other: /亏损|净亏|\b(?:loss|losses|lost|net loss)\b/i,
  },
  {
    one: /更快|快了?(?:约|近)?\s?\d|\b(?:faster|quicker)\b/i,
    other: /更慢|慢了?(?:约|近)?\s?\d|\bslower\b/i,
  },
  {
    one: /便宜|更低价|\b(?:cheaper|less expensive)\b/i,
    other: /更贵|贵了?(?:约|近)?\s?\d|\b(?:more expensive|pricier|dearer)\b/i,
  },
  {
    one: /高于|超过|领先|优于|\b(?:above|ahead of|better than|higher than|beats?|beating|outperform\w*)\b/i,
    other:
      /低于|不及|落后|逊于|\b(?:below|behind|worse than|lower than|trails?|trailing|trailed|short of)\b/i,
  },
  {
    one: /最多|至多|上限|不超过|\b(?:up to|at most|no more than|as many as|maximum)\b/i,
    other: /至少|最少|不少于|不低于|\b(?:at least|no fewer than|no less than|minimum)\b/i,
  },
];
/** What makes less of one thing more of another. */
const TURNS =
  /快|速度|效率|性能|提升|改善|优化|节省|节约|延迟|耗时|用时|时间|成本|\b(?:fast\w*|speed\w*|efficien\w*|latency|time|save[sd]?|saving|improv\w*|performance|cost\w*|quick\w*|slow\w*|discount)\b/i;

/** Verbs that a "not" turns round, with their opposites. */
const STANDS: [RegExp, RegExp][] = [
  [
    /支持(?!者|率)|\bsupports?\b|\bsupported\b/i,
    /(?:不再?|未|没有|尚未|暂不|停止|取消|放弃)(?:对[^,。]{0,12}的?)?支持|\b(?:does not|doesn't|do not|don't|no longer|won't|will not|cannot|can't|not yet|never|drops?|dropped|ends?|ended|without) (?:yet )?support(?:s|ed|ing)?\b|\bunsupported\b|\bnot supported\b/i,
  ],
  [
    /开源|开放权重|开放源代码|\bopen[- ]?sourc(?:e|es|ed|ing)\b|\bopen[- ]weights?\b/i,
    /闭源|(?:不|未|没有|尚未|不会|不再|拒绝|暂不|并未)(?:会|打算|计划)?(?:将其|把它)?开源|\bclosed[- ]source\b|\bproprietary\b|\b(?:not|won't|no longer|never) (?:be )?(?:plan to )?open[- ]?sourc\w*/i,
  ],
  [
    /批准|获批|通过了?(?:该|这|法案|审批)|\bapprov(?:e|es|ed|al)\b|\bcleared\b/i,
    /否决|驳回|拒绝|未获批|不予批准|未批准|\breject(?:s|ed)?\b|\bblock(?:s|ed)?\b|\bdenied\b|\bveto(?:es|ed)?\b|\bnot approved\b/i,
  ],
  [
    /证实|确认|承认|\bconfirm(?:s|ed)?\b|\backnowledge[sd]?\b|\badmit(?:s|ted)?\b/i,
    /否认|驳斥|\bden(?:y|ies|ied)\b|\brefute[sd]?\b|\bdeclined to confirm\b/i,
  ],
  [
    /允许|准许|解除禁令|\ballow(?:s|ed)?\b|\bpermit(?:s|ted)?\b|\blift(?:s|ed) (?:the|its) ban\b/i,
    /禁止|不允许|不得|封禁|\bban(?:s|ned)?\b|\bprohibit(?:s|ed)?\b|\bforbid(?:s|den)?\b|\bbar(?:s|red)\b/i,
  ],
  [/免费|\bfree(?: of charge)?\b/i, /收费|付费|\bpaid\b|\bcharges? \$|\bsubscription\b/i],
  [
    /推迟|延期|延后|延迟(?:至|到|发布)|\bdelay(?:s|ed)?\b|\bpostpone[sd]?\b|\bpush(?:es|ed) back\b/i,
    /提前|\bbrought forward\b|\bahead of schedule\b|\bearly\b/i,
  ],
  [
    /成功|\bsucceed(?:s|ed)?\b|\bsuccessful(?:ly)?\b/i,
    /失败|未能|\bfail(?:s|ed)?(?: to)?\b|\bunsuccessful\b/i,
  ],
  [
    /(?<!未)(?:上线|开放|可用)|\b(?:is|are|now) (?:now )?(?:available|live)\b/i,
    /下线|关停|停用|停止服务|\bshut(?:s|ting)? down\b|\bdiscontinue[sd]?\b|\bsunset(?:s|ting)?\b|\bno longer available\b/i,
  ],
];

export function checkDirections(draft: Shot, scene: Scene): Found[] {
  return [
    ...checkMore(draft, scene),
    ...checkWays(draft, scene),
    ...checkOrder(draft, scene),
    ...checkStands(draft, scene),
  ].slice(0, 1);
}

const MORE_BEFORE = /(?:多|高出?|增加|增多)了?(?:约|近|超过?)?\s?$/;
const LESS_BEFORE = /(?:少|减少|低|降低)了?(?:约|近|超过?)?\s?$/;
/** Of things, not of qualities: "45% more efficient" may be 45% fewer tokens. */
const MORE_AFTER = /^ more (?!than|efficient|expensive|accurate|likely|reliable|effective|productive)/;
const LESS_AFTER = /^ (?:less|fewer) (?!than|expensive|likely|accurate|reliable|effective|time)/;

/** A share more is not a share less. */
function checkMore(draft: Shot, { shots }: Scene): Found[] {
  return draft.quantities.flatMap((quantity) => {
    if (quantity.readings[0]?.unit !== "%") return [];
    const way = moreOrLess(quantity, draft.text);
    const told = shots.flatMap(({ quantities, text }) =>
      quantities.filter((other) => meets(quantity, other)).map((other) => moreOrLess(other, text)),
    );
    const isContrary = told.some((one) => one !== undefined) && !told.includes(way);
    return way !== undefined && isContrary
      ? [
          {
            kind: "number" as const,
            reason: `"${quantity.text}" is ${way} here, and the reverse in the cited posts.`,
          },
        ]
      : [];
  });
}

function moreOrLess({ start, end }: Quantity, text: string): "more" | "less" | undefined {
  const [before, after] = [text.slice(Math.max(0, start - 8), start), text.slice(end, end + 24)];
  if (LESS_BEFORE.test(before) || LESS_AFTER.test(after)) return "less";
  return MORE_BEFORE.test(before) || MORE_AFTER.test(after) ? "more" : undefined;
}

function checkWays(draft: Shot, { shots }: Scene): Found[] {
  return draft.quantities.flatMap((quantity) => {
    const clause = clauseAround(draft.text, quantity.start, quantity.end);
    const places = shots.flatMap((shot) =>
      shot.quantities
        .filter((other) => meets(quantity, other))
        .map(({ start, end }) => clauseAround(shot.text, start, end)),
    );
    if (places.length === 0) return [];
    return WAYS.flatMap(({ one, other }, at) => {
      if (
        at === 0 &&
        [clause, ...places].some((text) => TURNS.test(text)) &&
        !places.every((text) => sharesTurn(text, clause))
      )
        return [];
      const way = onlyOf(clause, one, other);
      const contrary = way === one ? other : one;
      if (!way || !places.every((text) => onlyOf(text, one, other) === contrary)) return [];
      return [
        {
          kind: "number" as const,
          reason: `"${way.exec(clause)?.[0]} … ${quantity.text}" goes the other way in the cited posts.`,
        },
      ];
    });
  });
}

/** Both speak of time, or both of cost. */
const sharesTurn = (a: string, b: string): boolean =>
  [/成本|费用|价格|\bcosts?\b|\bprices?\b/i, /延迟|耗时|用时|latency/i, /速度|\bspeed\b/i].some(
    (topic) => topic.test(a) && topic.test(b),
  ) &&
  ![a, b].some((text) =>
    /快|提升|改善|优化|效率|节省|\b(?:faster|improv\w*|efficien\w*|sav\w+)\b/i.test(text),
  );

/** The one of two words that a clause has, where it has not the other. */
function onlyOf(clause: string, one: RegExp, other: RegExp): RegExp | undefined {
  const [has, hasOther] = [one.test(clause), other.test(clause)];
  if (has === hasOther) return undefined;
  return has ? one : other;
}

function clauseAround(text: string, start: number, end: number): string {
  const before =
    text
      .slice(0, start)
      .split(/[,;。:!?(]\s|[。;!?(]|, |,(?=\p{Script=Han})/u)
      .at(-1) ?? "";
  const after = text.slice(end).split(/[;。:!?)]|, |,(?=\p{Script=Han})|\. /u)[0] ?? "";
  return `${before}${text.slice(start, end)}${after}`;
}

/** From a to b is not from b to a. */
function checkOrder(draft: Shot, { shots }: Scene): Found[] {
  const told = shots.flatMap((shot) => coursesOf(shot));
  return coursesOf(draft).flatMap(({ from, to }) => {
    const isStraight = told.some((course) => meets(from, course.from) && meets(to, course.to));
    const isTurned = told.some((course) => meets(to, course.from) && meets(from, course.to));
    return isTurned && !isStraight
      ? [
          {
            kind: "number" as const,
            reason: `The cited posts go from "${to.text}" to "${from.text}", not the reverse.`,
          },
        ]
      : [];
  });
}

type Course = { from: Quantity; to: Quantity };

/** "From a to b", and "b, up from a". */
function coursesOf({ text, quantities }: Shot): Course[] {
  return quantities.flatMap((first, at) => {
    const second = quantities[at + 1];
    if (!second) return [];
    const [before, between] = [
      text.slice(Math.max(0, first.start - 12), first.start),
      text.slice(first.end, second.start),
    ];
    if (
      /(?:从|由|自|\bfrom\b)[^,。]*$/.test(before) &&
      /(?:到|至|为|\bto\b)/.test(between) &&
      between.length < 24
    )
      return [{ from: first, to: second }];
    if (/^\s*(?:→|->|=>|⟶)\s*[$€£¥]?$/.test(between)) return [{ from: first, to: second }];
    // "38 ms vs 31 ms": what is, against what was
    if (/^\s*vs\.?\s*[$€£¥]?$/.test(between) && first.readings[0]?.unit === second.readings[0]?.unit)
      return [{ from: second, to: first }];
    return between.length < 60 &&
      /(?:\bfrom|高于[^,]{0,8}的|此前为|原来的|去年同期的?)\s*[$€£¥]?$/.test(between)
      ? [{ from: second, to: first }]
      : [];
  });
}

/** For what a clause names: the posts say the one of it everywhere, the draft the other. */
function checkStands(draft: Shot, { shots }: Scene): Found[] {
  return STANDS.flatMap(([yes, no]) => {
    const stand = standOf(draft.text, yes, no);
    if (!stand) return [];
    const places = shots.filter((shot) => standOf(shot.text, yes, no) !== undefined && isAbout(draft, shot));
    const isSingle = shots.every(
      (shot) => standOf(shot.text, yes, no) === undefined || places.includes(shot),
    );
    if (
      places.length === 0 ||
      !isSingle ||
      places.some((shot) => standOf(shot.text, yes, no)?.is === stand.is)
    )
      return [];
    return [
      {
        kind: "attribution" as const,
        reason: `"${stand.word}" says the opposite of the cited posts ("${standOf(places[0]?.text ?? "", yes, no)?.word}").`,
      },
    ];
  });
}

const isAbout = (draft: Shot, shot: Shot): boolean => draft.mentions.some((mention) => names(shot, mention));

/** Whether a sentence says yes or no of a matter; undefined where it says neither, or both. */
function standOf(text: string, yes: RegExp, no: RegExp): { is: boolean; word: string } | undefined {
  const refused = no.exec(text);
  const rest = refused ? text.replace(new RegExp(no.source, "gi"), " ") : text;
  const granted = yes.exec(rest);
  if ((refused === null) === (granted === null)) return undefined;
  return refused ? { is: false, word: refused[0] } : { is: true, word: granted?.[0] ?? "" };
}
