/** Chinese names of people and bodies in a text, found by what stands around them: surnames, titles, verbs, suffixes. */

import { matchesOf } from "../../lib/matches.ts";
export type HanName = {
  start: number;
  end: number;
  text: string;
  kind: "person" | "body" | "title" | "transliterated";
};

const SURNAMES =
  "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷曲盛冉骆车侍蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝封谈匡鞠惠荆乐冀胥南班储原栗燕楚鄢谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利于呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧由";
const COMMON_SURNAMES = `${SURNAMES.slice(0, 230)}车祁沈晏燕栗封鹿门`.replace(
  /[时成应明方于向项曲都关]/g,
  "",
);
const COMPOUND = "欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|长孙|司徒|令狐|南宫|夏侯|轩辕";
const NAME = `(?:(?:${COMPOUND})\\p{Script=Han}{1,2}|[${COMMON_SURNAMES}]\\p{Script=Han}{1,2}?)`;
const TITLE =
  "创始人兼\\s?CEO|联合创始人|创始人|董事长|首席执行官|首席科学家|首席技术官|首席运营官|首席财务官|首席经济学家|总裁|副总裁|总经理|负责人|研究员|科学家|工程师|分析师|教授|副教授|博士|院士|主任|处长|司长|科长|署长|厅长|书记|主席|理事长|馆长|社长|主编|教练|队长|站长|所长|议员|首相|总统|总理|大臣|医师|教师|检察官|院长|校长|局长|部长|市长|省长|行长|会长|秘书长|发言人|律师|医生|记者|作者|经理|总监|主管|合伙人|导演|博主|老师|法官|CEO|CTO|COO|CFO|CMO|VP";
const SAYS =
  "表示|称|说|认为|指出|透露|坦言|强调|介绍|预计|预测|写道|回应|补充|解释|宣布|证实|提到|呼吁|警告|直言|感叹|承认|否认|评价|总结|建议|提醒|分享|加入|离职|出任|担任|卸任|辞任|辞去|接任|接替|任命|加盟|创立|创办|获得|带领|领导|发文|发推|认定|主张|相信|坚称|曾";

const AFTER_TITLE = new RegExp(
  `(?:${TITLE})\\s?(${NAME})(?=[\\s,。、;:()"的]|(?:此前|今天|昨天|近日|周|在|则|也|又|还|将|曾|已|于|对|从|与|和|向|率)?(?:${SAYS})|$|在|将|于|对|与|和|向|带|率|及)`,
  "gu",
);
const BEFORE_VERB = new RegExp(
  `(?:^|(?<=[,。;:、!?"()\\s]|据|由|而|但|且|对|和|与|向|让|请|被))(${NAME})(?=(?:也|则|又|还|将|曾|已|此前|今天|昨天|近日|在接受|在采访|在发布会|在博客|在社交|在推文|在\\s?X)?(?:${SAYS}))`,
  "gu",
);
/** Whatever role a word names by its last character: 编辑, 站长, 店主. */
const AFTER_ROLE = new RegExp(
  `(?<=\\p{Script=Han}[者师员长家人官授辑手工裁理任监记士事主])([${COMMON_SURNAMES}]\\p{Script=Han}{2})(?=(?:也|则|又|还|曾)?(?:${SAYS}))`,
  "gu",
);
const BEFORE_TITLE = new RegExp(
  `(?:^|(?<=[,。;:、!?"()\\s]))(${NAME})(?=(?:教授|博士|院士|先生|女士|老师)(?!们))`,
  "gu",
);
const TRANSLITERATED =
  /\p{Script=Han}{2,6}·\p{Script=Han}{1,6}(?:·\p{Script=Han}{1,6})?(?=表示|称|说|认为|指出|透露|宣布|加入|[,。、;:()的在将于]|$)|\p{Script=Han}{1,6}·\p{Script=Han}{2,4}/gu;
const BODY =
  /(?:^|(?<=[,。;:、!?"()《\s]|[和与及由被向对据让给在从])|(?<=收购|投资|起诉|联合|携手|领投|加入|创办|创立|隶属|来自|超过|落后于|击败))(\p{Script=Han}{2,6}?)(科技|集团|大学|学院|实验室|研究院|研究所|银行|法院|委员会|日报|晚报|周刊|智能|汽车|半导体|电子|资本|基金|医院|协会|基金会|航空|出版社|证券|保险|生物|医药|制药|能源|动力|机器人|网络|软件|通信|电信|航天|物流|零售|影业|外卖|快递|传媒|乳业|重工|地产|游戏|音乐|工坊|工作室|联盟|咨询|研究中心|芯片|云|出行)(?!技术|公司的技术|系统|模型|领域|行业|产业|市场|人员|设备|产品|应用|平台|服务|业务|大会|化|体|计算|驾驶|眼镜|手机|助手|音箱|专业|课程|患者|手术|安全|攻击|服|端|上|层|台|点|母|卡)/gu;
const NO_BODY =
  /^(?:.*(?:这|那|该|其|某|各|每|本|此|几|多|两|三|一|数|个|家|所|款|种|名|的|了|是|有|为|和|与|在|将|被|对|从|由|以|用|使|让|做|做出|全球|国内|国外|海外|全国|多家|大型|小型|中小|新型|人工|开源|自动|智慧|数字|通用|具身|新|大|小|老|旧|电动|燃油|公立|私立|三甲|本地|当地|知名|著名|顶尖|一流|传统|生成|推动|发展|建设|投入|关于|部分|所有|其他|这些|那些|社区|附属|综合|教学|合作|试点|儿童|公共|商业|中央|地方|投资|风险|私募|公募|主权|对冲|大数据|高等|消费|工业|人形|四足|协作|手术|扫地|配送|物流|服务|聊天|互联|社交|神经|卷积|区块链|移动|无线|有线|卫星|云端|私有|公有|混合|边缘|电子|可再生|清洁|绿色|风险|商业|民用|国际|低成本|低空|网约|新能源|无人|智驾|自研|自家|旗下|首款|首个|官方|原生|独立|手机|网页|单机|流行|古典|背景))$/u;
/** Words that stand before a name and in none: what is behind the last of them may be one. */
const NOT_IN_NAME =
  /与|和|及|由|被|向|对|据|让|给|从|在|将|为|是|把|同|跟|比|而|但|且|称|至|到|的|了|日|包括|客户|获得|获|采用|发布|推出|提供|使用|通过|成为|支持|宣布|完成|首批|以及|其中|此前|目前|担任|加入|公司|合作|签署|聘请|委托|交由|其|该|这|那|此|某|款|名|位|家|个/u;
const BOOK = /《([^《》]{2,30})》/gu;
/** Words that begin with a surname and are no name. */
const NO_PERSON =
  /^(?:高管|高级|高层|高通|高校|高达|高盛|方面|方法|方案|方式|安全|安装|安排|安卓|任何|任务|任命|文章|文件|文档|文本|文中|金融|金额|石油|马上|马斯克|万亿|万元|白宫|白皮|黄金|黄色|江苏|江西|温度|武器|向量|向上|易用|易于|包括|包含|成为|成本|成立|成功|时间|时代|时候|应用|应该|明确|明年|明天|华为|华盛|和平|国家|国内|国际|国产|平台|平均|支持|支付|计划|计算|海外|海量|查看|查询|路线|路径|路透|解决|解释|连接|连续|原因|原有|原生|南方|全球|全部|全面|商业|商家|沙特|荣耀|关于|关键|关注|谷歌|车型|车辆|车企|景区|党组|费用|冷却|席位|卫星|米兰|通过|来自|信息|信任|利用|利润|干净|由于|都是|来源|都有|相关|相比|相信|相同|初步|初创|门店|门槛|云端|云计|容易|容量|普通|公司|公开|公布|智能|智谱|智能体|余下|余名|何时|何种|叶片|程序|程度|程序员|范围|钟头|田间|曾经|曾在|曾任|曾为|许多|许可|宋体|董事|顾问|顾客|毛利|严格|严重|康复|施工|史上|陶瓷|贺岁|龙头|段落|雷达|侯选|汤姆|杜绝|苏州|魏则|丁香|沈阳|姚记|卢布|姜黄|钟表|谭木|陆续|汪洋|廖若|贾斯|夏天|夏季|韦伯|付费|付款|邹平|孟买|熊市|秦皇|邱吉|尹锡|薛定|闫妮|胡说|何况|林业|罗马|郑州|梁山|谢谢|唐山|韩国|韩元|冯诺|邓普|曹操|彭博|彭博社|肖像|袁隆|潘多|于是|蒋介|蔡司|于此|朱砂|吴江|周一|周二|周三|周四|周五|周六|周日|周末|周年|周边|周期|徐州|孙子|陈述|杨浦|赵本|张口|张贴|张量|王者|王牌|李宁|刘海|郭台)/u;

/** A person's name of three characters at the start of a text, before where or what he speaks. */
export const STAFF = new RegExp(`^([${COMMON_SURNAMES}]\\p{Script=Han}{2})(?=在|于|(?:${SAYS}))`, "u");

export const isNoPerson = (name: string): boolean => NO_PERSON.test(name);

/** The last word of a body's name. */
export const BODY_SUFFIX =
  /(?:科技|集团|大学|学院|实验室|研究院|研究所|银行|法院|委员会|日报|晚报|周刊|智能|汽车|半导体|电子|资本|基金|医院|协会|基金会|航空|出版社|证券|保险|生物|医药|制药|能源|动力|机器人|网络|软件|通信|电信|航天|物流|零售|影业|外卖|快递|传媒|乳业|重工|地产|游戏|音乐|工坊|工作室|联盟|咨询|研究中心|芯片|云|出行)$/u;

/** Names in order; a text is normal (normal-text.ts). */
export function hanNamesOf(text: string): HanName[] {
  const names: HanName[] = [];
  const add = (start: number, name: string, kind: HanName["kind"]) => {
    const end = start + name.length;
    if (!names.some((other) => start < other.end && other.start < end))
      names.push({ start, end, text: name, kind });
  };
  for (const match of matchesOf(TRANSLITERATED, text)) add(match.index, match[0], "transliterated");
  for (const pattern of [AFTER_TITLE, BEFORE_VERB, AFTER_ROLE, BEFORE_TITLE])
    for (const match of matchesOf(pattern, text)) {
      const [whole, name = ""] = match;
      if (!NO_PERSON.test(name)) add(match.index + whole.lastIndexOf(name), name, "person");
    }
  for (const match of matchesOf(BODY, text)) {
    const [whole, led = "", suffix = ""] = match;
    const own = led.split(NOT_IN_NAME).at(-1) ?? "";
    if (own.length < 2) continue;
    if (!NO_BODY.test(own))
      add(match.index + whole.lastIndexOf(`${own}${suffix}`), `${own}${suffix}`, "body");
  }
  for (const match of matchesOf(BOOK, text)) add(match.index + 1, match[1] ?? "", "title");
  return names.sort((a, b) => a.start - b.start);
}

/** What a Han name of a body is called in English, by its last word: a draft may translate it. */
export const BODY_WORDS = new Map<string, RegExp>([
  ["科技", /tech|labs?\b|inc|systems|works/i],
  ["集团", /group|holdings|corp|conglomerate/i],
  ["大学", /universit|college/i],
  ["学院", /college|school|institute|academy/i],
  ["实验室", /\blabs?\b|laborator/i],
  ["研究院", /institute|research|academy|\blabs?\b/i],
  ["研究所", /institute|research|\blabs?\b/i],
  ["研究中心", /cent(?:er|re)|research/i],
  ["银行", /\bbank/i],
  ["法院", /court|tribunal/i],
  ["委员会", /commission|committee|council|board/i],
  ["日报", /daily|news|journal|gazette|times/i],
  ["医院", /hospital|clinic/i],
  ["协会", /association|society/i],
  ["基金会", /foundation/i],
  ["基金", /fund/i],
  ["资本", /capital|ventures?|partners/i],
  ["航空", /air|avia/i],
  ["汽车", /auto|motor|cars?\b/i],
  ["机器人", /robot/i],
]);
