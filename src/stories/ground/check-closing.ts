/** A story ends on what happened, not on what it is to mean. The patterns are those that writers of digests reach for. */
import type { Evidence } from "./evidence.ts";
import type { Found } from "./fault.ts";

const ABSTRACT_HAN =
  "意义|重要性|趋势|潜力|决心|实力|优势|价值|必要性|竞争|吸引力|影响力|雄心|野心|挑战|前景|方向|可能性|能力|创新|突破|地位|布局|关注|重视|需求|变革|转变|力量|魅力|水平|高度|差距|紧迫性|复杂性|热度|活力|风险|格局|重心|努力|进展|成果|机遇|担忧";
const HAN = [
  `(?:这|此|该|也|将|进一步|再次|充分|无疑|或|更)*标志着`,
  `(?:凸显|突显|彰显|展现|展示|体现|反映|印证|折射|诠释|显示|揭示)(?:了|出|着)(?:[^,。;]{0,40})(?:${ABSTRACT_HAN})(?=[。!;,]|$)`,
  `(?:凸显|突显|彰显)(?:了|出|着)?`,
  `预示着?(?:[^,。]{2,})`,
  `意味着(?:[^,。]{0,30})(?:时代|阶段|格局|变革|转变|未来|可能|里程碑|新)`,
  `为(?:[^,。;]{2,40})(?:奠定|打下)了?(?:[^,。;]{0,10})基础`,
  `为(?:[^,。;]{2,40})(?:带来|开辟|提供|注入|打开)了?(?:新|全新|更多|更大|无限|广阔|强大|强劲|有力|重要)(?:[^,。;]{0,8})(?:可能|机遇|路径|思路|动力|活力|空间|支撑|支持|方向|篇章|机会|选择|前景|参考|启示|工具|保障|范式|想象)`,
  `迈出了?(?:[^,。]{0,12})(?:一步|步伐)`,
  `(?:开启|翻开|谱写|书写|掀开|揭开)了?(?:[^,。]{0,20})(?:新?篇章|新时代|新纪元|序幕|新的?一页|新阶段|新局面)`,
  `(?:引发|引起|受到|获得|吸引)了?(?:[^,。]{0,12})(?:广泛|高度|强烈|极大|热烈|众多|业界|业内)(?:[^,。]{0,8})(?:关注|讨论|热议|反响|认可|好评|共鸣)`,
  `(?:具有|有着|有)(?:[^,。]{0,8})(?:重要|重大|深远|里程碑式?|划时代|标志性)的?(?:[^,。]{0,6})(?:意义|影响|价值)`,
  `(?:推动|促进|助力|引领|加速)(?:[^,。]{2,30})(?:迈向|走向|进入|步入)(?:[^,。]{0,10})(?:新|更高|未来|阶段|时代|台阶|高度)`,
  `(?:有望|将会?|或将|必将|势必)(?:[^,。]{0,20})(?:重塑|改变|颠覆|引领|深刻影响|推动)(?:[^,。]{0,20})(?:格局|行业|未来|产业|生态|方式|发展|进程|变革|普及|时代)`,
  `(?:是|成为|堪称|被视为|称得上)(?:[^,。]{0,24})(?:里程碑|分水岭|转折点|重要一步|关键一步|新标杆|风向标|又一力作|缩影)`,
  `(?:未来|前景|潜力)(?:可期|无限|广阔|巨大)|值得(?:期待|关注|持续关注|深思|我们|业界|警惕)|拭目以待|任重道远|意义(?:重大|深远|非凡)|影响深远|不容小觑|令人期待`,
  `(?:极大|大幅|显著|有效|进一步|全面)地?(?:提升|增强|推动|促进|丰富|拓展|改善|降低|优化)了?(?:[^,。\\d]{2,40})(?:体验|效率|能力|竞争力|自由度|可玩性|水平|门槛|发展|进程|可能性|边界|生态|质量)(?=。|$)`,
  `(?:让我们|相信)(?:[^,。]{0,20})(?:期待|未来)`,
].map((pattern) => new RegExp(pattern, "u"));

const ABSTRACT =
  "importance|growing|increasing|rising|significance|potential|commitment|need|trend|shift|power|role|value|ambition|challenges?|promise|urgency|demand|competition|race|risks?|opportunit|critical|ongoing|rapid|continued|broader|wider|strategic|evolving|intensif|how far|how quickly|the company's (?:commitment|focus|ambition)";
const ENGLISH = [
  `\\b(?:mark(?:s|ed|ing)?|represent(?:s|ed|ing)?|constitut(?:es|ing)) (?:a|an|another|the) (?:\\w+[- ]){0,3}(?:step|milestone|shift|leap|turning point|moment|breakthrough|advance|advancement|chapter|era|achievement|departure|pivot|evolution)\\b`,
  `\\bunderscor(?:e|es|ed|ing)\\b`,
  `\\b(?:highlight|showcas|demonstrat|illustrat|reflect|reinforc|emphasi[sz]|exemplif|signif)(?:s|es|e|ed|ing|ies|ied|ying)\\b (?:\\w+ ){0,4}(?:${ABSTRACT})`,
  `\\bpav(?:e|es|ed|ing) the way\\b|\\bset(?:s|ting)? the stage\\b|\\bopen(?:s|ed|ing)? (?:up )?(?:the door|new (?:possibilities|avenues|doors|opportunities|horizons))`,
  `\\b(?:signal|herald|usher|mark)(?:s|ed|ing)?(?: in)? (?:a|an|the)? ?(?:\\w+[- ]){0,2}(?:era|shift|age|future|wave|chapter|trend|turning point|dawn)\\b`,
  `\\b(?:is|are|as|stands? as|serves? as|remains?) (?:a|an) (?:\\w+ )?(?:testament|reminder|game[- ]changer|watershed|milestone|turning point|harbinger)\\b`,
  `\\b(?:significant|major|important|big|giant|crucial|pivotal|bold|key|critical) (?:step|leap|milestone) (?:forward|toward|towards|in|for)\\b`,
  `\\b(?:revolutioni[sz]|reshap|transform|redefin)(?:e|es|ing)\\b (?:\\w+ ){0,4}(?:industry|landscape|future|way|field|world|market|sector)\\b`,
  `\\b(?:bright|promising|exciting) future\\b|\\bonly time will tell\\b|\\bremains to be seen\\b|\\bfar-reaching (?:implications|consequences)\\b|\\bcould (?:\\w+ ){0,3}(?:shape|change) the future\\b|\\bexciting (?:time|possibilities)\\b|\\bfuture of (?:AI|work|computing|technology|robotics|software) (?:is|looks)\\b`,
  `\\b(?:speaks|points|attests|testif(?:y|ies)) to (?:the|a|an|its|their) (?:\\w+ ){0,2}(?:${ABSTRACT})`,
  `\\b(?:positions?|positioning|cement(?:s|ing)?|solidif(?:y|ies|ying)|strengthen(?:s|ing)?) (?:\\w+ ){1,4}(?:as a|position|leadership|role|place) `,
  `\\bhas the potential to\\b|\\bis poised to\\b|\\bpromises to (?:change|transform|reshape|redefine|revolutioni[sz]e)\\b|\\b(?:sets|setting) a new (?:standard|benchmark|bar) (?:for|in)\\b`,
  `\\b(?:drawn|draws|drew|attracted|garnered|sparked|generated) (?:\\w+ ){0,2}(?:widespread|significant|considerable|broad|much|intense) (?:\\w+ ){0,2}(?:attention|interest|discussion|debate|buzz)\\b`,
].map((pattern) => new RegExp(pattern, "i"));

/** Where the posts themselves say it so, it is told and not added. */
export function checkClosing(
  text: string,
  isLast: boolean,
  language: "zh-CN" | "en",
  evidence: Evidence,
): Found[] {
  const patterns = language === "zh-CN" ? HAN : ENGLISH;
  for (const [at, pattern] of patterns.entries()) {
    const found = pattern.exec(text)?.[0];
    if (found === undefined) continue;
    // flourishes that may be plain facts elsewhere than at the end
    if (!isLast && language === "zh-CN" && at === 1 + 14) continue;
    if (isReported(text, found) || evidence.text.toLowerCase().includes(found.toLowerCase())) continue;
    return [
      {
        kind: "closing",
        reason: `"${found.trim().slice(0, 60)}" claims a significance: say what happened instead.`,
      },
    ];
  }
  return [];
}

/** Someone's opinion, told as his: "X said that it marks a shift". */
function isReported(text: string, found: string): boolean {
  const before = text.slice(0, text.indexOf(found));
  return /(?:表示|认为|称|说|指出|强调|写道)[,:]?[^,。]{0,16}$|\b(?:said|says|argue[sd]?|believes?|called|calls|wrote|thinks|claims?|claimed)\b[^.;]{0,40}$/.test(
    before,
  );
}
