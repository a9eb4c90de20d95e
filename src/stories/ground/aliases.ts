import { PLACE_LINES } from "./place-names.ts";

/**
 * Well-known names as the two languages call them. A line is one bearer: any of its names in the posts stands for any
 * other in the draft. Behind a bar stand what is plainly the bearer's own, which stands for it but not the reverse:
 * who writes of Gemini may say Google.
 */
const LINES = `
openai 开放人工智能 | chatgpt gpt sora codex dall-e
google 谷歌 | alphabet gemini deepmind youtube android chrome waymo notebooklm gemma bard
alphabet 字母表公司 | google 谷歌
deepmind
microsoft 微软 msft | copilot azure bing windows github linkedin
apple 苹果 苹果公司 aapl | iphone ipad siri macos ios
nvidia 英伟达 辉达 nvda | cuda blackwell h100 h200 b200
amazon 亚马逊 | aws alexa bedrock
aws 亚马逊云 亚马逊云科技
meta facebook 脸书 元宇宙公司 | llama instagram whatsapp
tesla 特斯拉 tsla | optimus cybertruck
spacex 太空探索技术公司 | starlink starship
starlink 星链
xai | grok
twitter 推特 x.com
anthropic | claude
perplexity
mistral | mistralai
huggingface 抱抱脸
stability stabilityai
midjourney
oracle 甲骨文
ibm 国际商业机器
intel 英特尔
amd 超威
qualcomm 高通
arm 安谋
broadcom 博通
micron 美光
tsmc 台积电
asml 阿斯麦
foxconn 富士康 鸿海
samsung 三星 三星电子
skhynix 海力士 sk海力士
sony 索尼
nintendo 任天堂
toyota 丰田
honda 本田
hyundai 现代汽车
volkswagen 大众汽车
bmw 宝马
mercedes mercedes-benz 奔驰 梅赛德斯
ford 福特
gm 通用汽车
boeing 波音
airbus 空客 空中客车
softbank 软银
adobe
salesforce 赛富时
netflix 奈飞 网飞
disney 迪士尼
spotify
uber 优步
airbnb 爱彼迎
paypal 贝宝
visa 维萨
mastercard 万事达
walmart 沃尔玛
starbucks 星巴克
mcdonald mcdonalds mcdonald's 麦当劳
siemens 西门子
philips 飞利浦
nokia 诺基亚
ericsson 爱立信
cisco 思科
dell 戴尔
hp 惠普
lenovo 联想
alibaba 阿里巴巴 阿里 阿里云 | qwen 通义 通义千问 千问 taobao 淘宝 夸克
qwen 通义 通义千问 千问
alipay 支付宝
antgroup 蚂蚁集团 蚂蚁
tencent 腾讯 | wechat 微信 hunyuan 混元 元宝
wechat 微信 weixin
hunyuan 混元
baidu 百度 | paddlepaddle 飞桨 paddleocr ernie 文心 文心一言 apollo 萝卜快跑
ernie 文心 文心一言
bytedance 字节跳动 字节 | doubao 豆包 tiktok douyin 抖音 seed seedance 火山引擎
doubao 豆包
douyin 抖音
tiktok
volcengine 火山引擎
deepseek 深度求索
moonshot moonshotai 月之暗面 | kimi
kimi
zhipu zhipuai 智谱 智谱ai z.ai | glm chatglm
glm
minimax 稀宇科技 | 海螺 hailuo
stepfun 阶跃星辰
baichuan 百川智能 百川
01.ai 零一万物
sensetime 商汤 商汤科技
iflytek 科大讯飞 讯飞
megvii 旷视
cambricon 寒武纪
huawei 华为 | harmonyos 鸿蒙 ascend 昇腾 pangu 盘古
harmonyos 鸿蒙
ascend 昇腾
pangu 盘古
xiaomi 小米
oppo
vivo
honor 荣耀
meituan 美团
jd 京东 jd.com
pinduoduo 拼多多 pdd
netease 网易
kuaishou 快手 | kling 可灵
kling 可灵
bilibili b站 哔哩哔哩
xiaohongshu 小红书 rednote
weibo 微博
zhihu 知乎
didi 滴滴
byd 比亚迪
nio 蔚来
xpeng 小鹏
liauto 理想汽车
catl 宁德时代
unitree 宇树 宇树科技
agibot 智元 智元机器人
dji 大疆
metaso 秘塔
modelscope 魔搭
bailian 百炼
feishu lark 飞书
dingtalk 钉钉
modelbest 面壁智能 面壁 | openbmb minicpm
shengshu 生数科技 生数 | vidu
pixverse 爱诗科技 爱诗
galbot 银河通用
moorethreads 摩尔线程
biren 壁仞
metax 沐曦
enflame 燧原
ponyai pony.ai 小马智行
weride 文远知行
horizonrobotics 地平线
cloudwalk 云从科技
youdao 有道
kingsoft 金山办公 金山软件
yonyou 用友
kingdee 金蝶
kunlun 昆仑万维
geely 吉利汽车 吉利
saic 上汽集团 上汽
gac 广汽集团 广汽
leapmotor 零跑
smic 中芯国际 中芯
ymtc 长江存储
manus
musk elonmusk 马斯克 埃隆
altman samaltman sama 奥特曼 奥尔特曼 阿尔特曼 萨姆
huang jensen jensenhuang 黄仁勋
nadella satya 纳德拉
pichai sundar 皮查伊
zuckerberg 扎克伯格 zuck
cook timcook 库克
bezos 贝索斯
gates billgates 比尔·盖茨 盖茨
amodei dario 阿莫代伊 阿莫迪
hassabis demis 哈萨比斯
hinton 辛顿
lecun yannlecun 杨立昆 乐昆
bengio 本吉奥
sutskever ilya 苏茨克维
murati mira 穆拉蒂
karpathy 卡帕西 卡帕蒂
brockman 布罗克曼
feifei fei-fei 李飞飞
andrewng 吴恩达
jackma 马云
马化腾 ponyma
robinli 李彦宏
leijun 雷军
张一鸣 zhangyiming
梁文锋 liangwenfeng
杨植麟 yangzhilin
任正非 renzhengfei
孙正义 masayoshi
trump 特朗普 川普
biden 拜登
xi jinping 习近平
eu 欧盟 europeanunion
us usa u.s 美国 america american americans 美方 美政府 | washington 华盛顿 pentagon 白宫 california 加州
china 中国 chinese prc 中方 国内 我国 | beijing 北京
uk u.k britain british 英国 england | london 伦敦
japan 日本 japanese | tokyo 东京
southkorea korea 韩国 korean | seoul 首尔
northkorea 朝鲜
india 印度 indian
germany 德国 german | berlin 柏林
france 法国 french | paris 巴黎
italy 意大利 italian
spain 西班牙 spanish
russia 俄罗斯 russian 俄
ukraine 乌克兰 ukrainian
canada 加拿大 canadian
australia 澳大利亚 australian 澳洲
singapore 新加坡
taiwan 台湾
hongkong 香港 | 港交所 港股 恒生 赴港
macau 澳门
israel 以色列 israeli
iran 伊朗 iranian
saudi 沙特 沙特阿拉伯
uae 阿联酋 emirates
turkey 土耳其
brazil 巴西 brazilian
mexico 墨西哥
netherlands 荷兰 dutch
switzerland 瑞士 swiss
sweden 瑞典 swedish
norway 挪威 norwegian
finland 芬兰
denmark 丹麦 danish
ireland 爱尔兰 irish
poland 波兰 polish
vietnam 越南
thailand 泰国
indonesia 印度尼西亚 印尼
malaysia 马来西亚
philippines 菲律宾
egypt 埃及
southafrica 南非
nigeria 尼日利亚
kenya 肯尼亚
europe 欧洲 european
africa 非洲 african
asia 亚洲 asian
america 美洲 北美
beijing 北京
shanghai 上海
shenzhen 深圳
guangzhou 广州
hangzhou 杭州
nanjing 南京
suzhou 苏州
wuhan 武汉
chengdu 成都
chongqing 重庆
xian xi'an 西安
tianjin 天津
hefei 合肥
taipei 台北
newyork 纽约
sanfrancisco 旧金山 三藩市 sf
siliconvalley 硅谷
losangeles 洛杉矶
seattle 西雅图
boston 波士顿
texas 得克萨斯 德州 得州
london 伦敦
paris 巴黎
berlin 柏林
tokyo 东京
seoul 首尔
dubai 迪拜
wallstreet 华尔街
wsj wallstreetjournal 华尔街日报
nyt newyorktimes nytimes 纽约时报
washingtonpost 华盛顿邮报
ft financialtimes 金融时报
reuters 路透 路透社
bloomberg 彭博 彭博社
economist 经济学人
bbc 英国广播公司
cnn 有线电视新闻网
cnbc
associatedpress 美联社
guardian 卫报
forbes 福布斯
nature 自然 自然杂志
science 科学杂志 《科学》
cell 细胞杂志 《细胞》
lancet 柳叶刀
newenglandjournal nejm 新英格兰医学杂志
jama 美国医学会杂志
pnas 美国国家科学院院刊
theinformation
techcrunch
theverge
xinhua 新华社
cctv 央视 中央电视台
peoplesdaily 人民日报
caixin 财新
36kr 36氪
qbitai 量子位
jiqizhixin 机器之心 synced
stanford 斯坦福 斯坦福大学
mit 麻省理工 麻省理工学院
harvard 哈佛 哈佛大学
berkeley 伯克利
princeton 普林斯顿
carnegiemellon cmu 卡内基梅隆 卡耐基梅隆
oxford 牛津 牛津大学
cambridge 剑桥 剑桥大学
ethzurich 苏黎世联邦理工
tsinghua 清华 清华大学
pekinguniversity pku 北大 北京大学
fudan 复旦 复旦大学
zhejianguniversity zju 浙大 浙江大学
sjtu jiaotong 上海交大 上海交通大学
ustc 中科大 中国科学技术大学
cas 中科院 中国科学院
fda 食品药品监督管理局 美国食药监局
sec 美国证券交易委员会 证交会
ftc 联邦贸易委员会
doj 司法部
fed 美联储 federalreserve
nasa 美国宇航局 航天局
pentagon 五角大楼
whitehouse 白宫
congress 国会
senate 参议院
supremecourt 最高法院
un unitednations 联合国
worldhealthorganization 世界卫生组织 世卫组织
wto 世贸组织
imf 国际货币基金组织
worldbank 世界银行
opec 欧佩克
nato 北约
miit 工信部 工业和信息化部
国家药监局 药监局 nmpa
网信办 国家网信办 cac cyberspaceadministration
发改委 国家发改委 ndrc
市场监管总局 市场监督管理总局 samr
商务部 mofcom commerceministry
科技部
教育部
财政部
中国人民银行 央行 pboc
最高人民法院
国家统计局
欧盟委员会 europeancommission
英国央行 bankofengland
欧洲央行 ecb
英国竞争与市场管理局 cma
美国商务部 commercedepartment
五角大楼 美国国防部
csrc 证监会
citicsecurities 中信证券
citicgroup citic 中信
cicc 中金公司 中金
huatai 华泰证券 华泰
nasdaq 纳斯达克
nyse 纽交所 纽约证券交易所
hkex 港交所 香港交易所
sequoia 红杉 红杉资本
a16z andreessen andreessenhorowitz
ycombinator yc
blackrock 贝莱德
goldman goldmansachs 高盛
morganstanley 摩根士丹利
jpmorgan 摩根大通
citi citigroup 花旗
berkshire 伯克希尔
mckinsey 麦肯锡
gartner
idc
bitcoin btc 比特币
ethereum eth 以太坊
linux
github
android 安卓
windows 视窗
iphone 苹果手机
wikipedia 维基百科
`;

export type Alias = { id: number; latin: string[]; han: string[]; own: string[] };

const isLatin = (name: string) => /^[\x20-\x7e]+$/.test(name);
const wordsOf = (part: string) => part.trim().split(/\s+/).filter(Boolean);

/** Every bearer of a name in both languages. */
const ALIASES: readonly Alias[] = `${LINES.trim()}\n${PLACE_LINES.trim()}`.split("\n").map((line, id) => {
  const [names = "", own = ""] = line.split("|");
  const words = wordsOf(names);
  return {
    id,
    latin: words.filter(isLatin),
    han: words.filter((word) => !isLatin(word)),
    own: wordsOf(own),
  };
});

const BY_LATIN = new Map<string, Alias[]>();
const BY_HAN = new Map<string, Alias[]>();
for (const alias of ALIASES) {
  for (const name of alias.latin) BY_LATIN.set(keyOf(name), [...(BY_LATIN.get(keyOf(name)) ?? []), alias]);
  for (const name of alias.han) BY_HAN.set(name, [...(BY_HAN.get(name) ?? []), alias]);
}

/** Names that are words of the language too, so that their standing in a text says little. */
const ALSO_WORDS =
  "自然|荣耀|大众汽车|盘古|理想汽车|阿里|蚂蚁|智元|字节|现代汽车|国内|我国|中方|美方|俄|苹果|千问|通义|海螺|元宝|盖茨|库克|萨姆|埃隆|美洲|北美|国会|阿里云|快手|小米|联想|百川|盖茨";
const WEAK = new Set(ALSO_WORDS.split("|"));

/** So much words of the language that a text's holding them says nothing. */
const NO_NAMES = new Set(
  "自然 荣耀 盘古 蚂蚁 智元 字节 国内 我国 中方 美方 俄 海螺 元宝 千问 快手 联想 北美 汉堡 大田 凤凰城 里约".split(
    " ",
  ),
);
/** Behind a name it is another word: 苹果树, 小米粥. */
const OTHER_WORD = /^(?:人|树|汁|手机壳|粥|饭|跳动)/;

/** The names of the table by their first character, the longest first: one pattern of them all costs ten times as much. */
const BY_FIRST = new Map<string, string[]>();
for (const name of [...BY_HAN.keys()].sort((a, b) => b.length - a.length))
  if (!NO_NAMES.has(name)) BY_FIRST.set(name.charAt(0), [...(BY_FIRST.get(name.charAt(0)) ?? []), name]);

export type Placed = { name: string; start: number; end: number };

/** The Han names of the table in a text, in order, none over another; not where one is a part of another word. */
export function hanAliasesIn(text: string): Placed[] {
  const found: Placed[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const name = BY_FIRST.get(text.charAt(at))?.find(
      (one) => text.startsWith(one, at) && !(WEAK.has(one) && OTHER_WORD.test(text.slice(at + one.length))),
    );
    if (name === undefined) continue;
    found.push({ name, start: at, end: at + name.length });
    at += name.length - 1;
  }
  return found;
}

/** The bearers of a name, Latin (as keyOf writes it) or Han. */
export function aliasesOf(name: string): readonly Alias[] {
  return BY_HAN.get(name) ?? BY_LATIN.get(keyOf(name)) ?? [];
}

/** A name as it is compared: small letters and digits without what stands between them, dots of versions kept. */
export function keyOf(name: string): string {
  return name.toLowerCase().replace(/(?<!\d)\.|\.(?!\d)|[^\p{L}\p{N}.]+/gu, "");
}
