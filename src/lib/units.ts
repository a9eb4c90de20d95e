/** Units that follow a number, in Chinese and English: what they measure, and how many of its base unit they are. */

export type Unit = { measures: string; factor: number };

const YEAR = 31_557_600;
const DAY = 86_400;

/**
 * Each line: what is measured, the factor to its base unit, and a pattern of the ways to write it. Abbreviations are
 * told apart by case: MB and Mb, m and M.
 */
const WRITTEN: [string, number, string][] = [
  ["%", 1, "%|个?百分点|[Pp]er ?cent(?:age points?)?|pct\\b|percentage[- ]points?|pp\\b"],
  ["time", 1e-3, "毫秒|ms\\b|milliseconds?\\b"],
  ["time", 1e-6, "微秒|microseconds?\\b|µs"],
  ["time", 1, "秒钟?|secs?\\b|seconds?\\b|s\\b"],
  ["time", 60, "分钟|分(?=\\d+秒)|mins?\\b|minutes?\\b"],
  ["time", 3600, "个?多?小时|个?钟头|hours?\\b|hrs?\\b|h\\b"],
  ["time", DAY, "个?工作日|天|日(?=内|后|前|起)|days?\\b|business days?\\b"],
  ["time", 7 * DAY, "周(?!年|[一二三四五六日末])|个?星期|weeks?\\b|wks?\\b"],
  ["time", YEAR / 12, "个多?月|months?\\b"],
  ["time", YEAR / 4, "个季度|quarters?\\b"],
  ["time", YEAR, "年|岁|周岁|周年|yrs?\\b|years?[- ]olds?\\b|years?\\b|year-old"],
  ["time", 10 * YEAR, "decades?\\b"],
  ["x", 1, "倍|[xX×](?![A-Za-z\\d])|-?fold\\b|times\\b(?! (?:an?|per|each|zones?)\\b)"],
  ["byte", 1e3, "KB\\b|kB\\b|kilobytes?\\b"],
  ["byte", 1e6, "MB\\b|兆字节|megabytes?\\b"],
  ["byte", 1e9, "GB(?![a-z])|GiB\\b|gigabytes?\\b|G(?=内存|显存|存储|\\b)"],
  ["byte", 1e12, "TB(?![a-z])|TiB\\b|terabytes?\\b|T(?=内存|存储|硬盘)"],
  ["byte", 1e15, "PB\\b|petabytes?\\b"],
  ["bit", 1, "比特|-?bits?\\b|位(?=量化|精度|整数|浮点)"],
  ["bit/s", 1e6, "Mbps|Mb/s|兆比特每秒"],
  ["bit/s", 1e9, "Gbps|Gb/s"],
  ["speed", 1, "公里/小时|千米/小时|km/h|kph\\b|kilometers per hour|kilometres per hour"],
  ["speed", 1.609, "mph\\b|miles per hour|英里/小时"],
  ["m2", 1, "平方米|平米|m²|sq(?:uare)? ?m(?:eters?|etres?)?\\b|square[- ]met(?:er|re)s?\\b"],
  ["m2", 0.0929, "平方英尺|square[- ]f(?:oo|ee)t\\b|sq\\.? ?ft\\b"],
  ["m2", 1e6, "平方公里|km²|square[- ]kilomet(?:er|re)s?\\b"],
  ["m2", 666.7, "亩"],
  ["m2", 4046.9, "英亩|acres?\\b"],
  ["m2", 1e4, "公顷|hectares?\\b"],
  ["m", 1e-9, "纳米|nm\\b|nanomet(?:er|re)s?\\b"],
  ["m", 1e-6, "微米|µm|microns?\\b"],
  ["m", 1e-3, "毫米|mm\\b|millimet(?:er|re)s?\\b"],
  ["m", 1e-2, "厘米|cm\\b|centimet(?:er|re)s?\\b"],
  ["m", 1e3, "公里|千米|km\\b|kilomet(?:er|re)s?\\b"],
  ["m", 1, "米|m\\b|met(?:er|re)s?\\b"],
  ["m", 1609.34, "英里|miles?\\b"],
  ["m", 0.3048, "英尺|feet\\b|foot\\b|ft\\b"],
  ["m", 0.0254, "英寸|inch(?:es)?\\b"],
  ["kg", 1e-3, "毫升|ml\\b|克(?!隆|服|制|里|拉)|grams?\\b|g\\b"],
  ["kg", 1, "公斤|千克|kg\\b|kilos?\\b|kilograms?\\b"],
  ["kg", 1e3, "吨|tons?\\b|tonnes?\\b"],
  ["kg", 0.4536, "lbs?\\b"],
  ["l", 1, "升(?!级|至|到|了)|lit(?:er|re)s?\\b"],
  ["Wh", 1, "瓦时|Wh\\b|watt-hours?\\b"],
  ["Wh", 1e3, "千瓦时|度电|kWh\\b|kilowatt-hours?\\b"],
  ["Wh", 1e6, "兆瓦时|MWh\\b|megawatt-hours?\\b"],
  ["Wh", 1e9, "吉瓦时|GWh\\b|gigawatt-hours?\\b"],
  ["W", 1, "瓦(?!时)|W\\b|watts?\\b"],
  ["W", 1e3, "千瓦(?!时)|kW\\b|kilowatts?\\b"],
  ["W", 1e6, "兆瓦(?!时)|MW\\b|megawatts?\\b"],
  ["W", 1e9, "吉瓦(?!时)|GW\\b|gigawatts?\\b"],
  ["Hz", 1, "赫兹|Hz\\b|hertz\\b"],
  ["Hz", 1e6, "兆赫|MHz\\b"],
  ["Hz", 1e9, "吉赫|GHz\\b"],
  ["°C", 1, "摄氏度|°C|℃|degrees Celsius|degrees C\\b"],
  ["°", 1, "度(?!电)|degrees?\\b|°"],
  ["px", 1, "像素|px\\b|pixels?\\b"],
  ["fps", 1, "帧|fps\\b|frames per second"],
  ["flop", 1e12, "TFLOPS?\\b|teraflops?\\b"],
  ["flop", 1e15, "PFLOPS?\\b|petaflops?\\b"],
];

/** Money after its amount. Before it stand signs, which MONEY_SIGNS reads. */
const MONEY: [string, number, string][] = [
  ["$USD", 1, "美元|美金|US dollars?|U\\.S\\. dollars?|dollars?\\b|USD\\b|bucks\\b"],
  ["$USD", 0.01, "美分|cents?\\b"],
  ["$HKD", 1, "港元|港币|HKD\\b|Hong Kong dollars?"],
  ["$TWD", 1, "新?台币|新?臺幣|TWD\\b|NTD\\b"],
  ["$SGD", 1, "新加坡元|新元|SGD\\b|Singapore dollars?"],
  ["$CAD", 1, "加元|加拿大元|CAD\\b|Canadian dollars?"],
  ["$AUD", 1, "澳元|澳大利亚元|AUD\\b|Australian dollars?"],
  ["$EUR", 1, "欧元|euros?\\b|EUR\\b|€"],
  ["$GBP", 1, "英镑|pounds?(?: sterling)?\\b|GBP\\b|£"],
  ["$JPY", 1, "日元|日圆|yen\\b|JPY\\b"],
  ["$KRW", 1, "韩元|韩圆|won\\b|KRW\\b"],
  ["$INR", 1, "印度?卢比|卢比|rupees?\\b|INR\\b"],
  // kronor, kroner and krónur: 克朗 all
  [
    "$KR",
    1,
    "(?:瑞典|丹麦|挪威|冰岛|捷克)?克朗|SEK\\b|NOK\\b|DKK\\b|(?:Swedish |Danish |Norwegian )?(?:kronor|kroner|krona|krone)\\b",
  ],
  ["$THB", 1, "泰铢|baht\\b|THB\\b"],
  ["$BRL", 1, "雷亚尔|reais\\b|BRL\\b"],
  ["$MXN", 1, "(?:墨西哥)?比索|pesos?\\b|MXN\\b"],
  ["$TRY", 1, "里拉|lira\\b"],
  ["$AED", 1, "迪拉姆|dirhams?\\b|AED\\b"],
  ["$SAR", 1, "里亚尔|riyals?\\b|SAR\\b"],
  ["$MYR", 1, "林吉特|ringgit\\b|MYR\\b"],
  ["$ZAR", 1, "兰特|rand\\b|ZAR\\b"],
  ["$PLN", 1, "兹罗提|zlot(?:y|ys|ych)\\b|PLN\\b"],
  ["$ILS", 1, "谢克尔|shekels?\\b|ILS\\b"],
  ["$VND", 1, "越南盾|VND\\b"],
  ["$IDR", 1, "印尼盾|rupiah\\b|IDR\\b"],
  ["$CHF", 1, "瑞士法郎|瑞郎|Swiss francs?|francs?\\b|CHF\\b"],
  ["$RUB", 1, "卢布|roubles?\\b|rubles?\\b|RUB\\b"],
  [
    "$CNY",
    1,
    "人民币|元(?:人民币)?|块(?:钱|(?=\\s*(?:[,。、;!?]|$)|每|一))|RMB\\b|CNY\\b|yuan\\b|renminbi\\b",
  ],
];

/** Before an amount: which money, or two that share a sign. */
const MONEY_SIGNS: [RegExp, string[]][] = [
  [/HK\$\s?$|HKD\s?$/, ["$HKD"]],
  [/NT\$\s?$|新台币\s?$/, ["$TWD"]],
  [/S\$\s?$|SGD\s?$/, ["$SGD"]],
  [/(?<!U)C(?:A|AD)?\$\s?$|CAD\s?$/, ["$CAD"]],
  [/A(?:U|UD)?\$\s?$|AUD\s?$/, ["$AUD"]],
  [/\$\s?$|USD\s?$|美元\s?$/, ["$USD"]],
  [/€\s?$|EUR\s?$/, ["$EUR"]],
  [/£\s?$|GBP\s?$/, ["$GBP"]],
  [/₩\s?$|KRW\s?$/, ["$KRW"]],
  [/₹\s?$|INR\s?$|Rs\.?\s?$/, ["$INR"]],
  [/[¥￥]\s?$/, ["$CNY", "$JPY"]],
  [/(?:RMB|CNY|人民币)\s?$/, ["$CNY"]],
  [/(?:SEK|NOK|DKK)\s?$/, ["$KR"]],
  [/JPY\s?$/, ["$JPY"]],
];

const ALL = [...MONEY, ...WRITTEN];
/** One pattern, a group for each line: a match says by its group which unit it is. */
const PATTERN = new RegExp(`[ -]?(?:${ALL.map(([, , written]) => `(${written})`).join("|")})`, "uy");

/** The unit that is written in a text right at a place, and where it ends. */
export function unitAt(text: string, at: number): (Unit & { end: number }) | undefined {
  PATTERN.lastIndex = at;
  const match = PATTERN.exec(text);
  if (!match) return undefined;
  const line = ALL[match.slice(1).findIndex((group) => group !== undefined)];
  return line && { measures: line[0], factor: line[1], end: at + match[0].length };
}

/** The currencies that the end of a text may be a sign of; empty where it is none. */
export function moneyBefore(text: string): string[] {
  return MONEY_SIGNS.find(([sign]) => sign.test(text))?.[1] ?? [];
}
