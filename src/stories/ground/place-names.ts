/** Countries, cities and states as the two languages call them, in the lines of aliases.ts. */
export const PLACE_LINES = `
austria 奥地利 austrian
belgium 比利时 belgian
portugal 葡萄牙 portuguese
greece 希腊 greek
hungary 匈牙利 hungarian
czechia czech czechrepublic 捷克
romania 罗马尼亚 romanian
estonia 爱沙尼亚 estonian
latvia 拉脱维亚
lithuania 立陶宛
iceland 冰岛
luxembourg 卢森堡
serbia 塞尔维亚
croatia 克罗地亚
bulgaria 保加利亚
slovakia 斯洛伐克
slovenia 斯洛文尼亚
newzealand 新西兰
argentina 阿根廷 argentine
chile 智利 chilean
colombia 哥伦比亚
peru 秘鲁
venezuela 委内瑞拉
cuba 古巴
pakistan 巴基斯坦
bangladesh 孟加拉国
srilanka 斯里兰卡
nepal 尼泊尔
kazakhstan 哈萨克斯坦
uzbekistan 乌兹别克斯坦
mongolia 蒙古国
cambodia 柬埔寨
myanmar 缅甸
laos 老挝
qatar 卡塔尔
kuwait 科威特
bahrain 巴林
oman 阿曼
jordan 约旦
lebanon 黎巴嫩
iraq 伊拉克
syria 叙利亚
yemen 也门
morocco 摩洛哥
algeria 阿尔及利亚
tunisia 突尼斯
ghana 加纳
ethiopia 埃塞俄比亚
rwanda 卢旺达
tanzania 坦桑尼亚
uganda 乌干达
madrid 马德里
barcelona 巴塞罗那
lisbon 里斯本
porto 波尔图
rome 罗马
milan 米兰
turin 都灵
vienna 维也纳
zurich zürich 苏黎世
geneva 日内瓦
basel 巴塞尔
lausanne 洛桑
munich 慕尼黑
hamburg 汉堡
frankfurt 法兰克福
cologne 科隆
stuttgart 斯图加特
dresden 德累斯顿
leipzig 莱比锡
amsterdam 阿姆斯特丹
rotterdam 鹿特丹
eindhoven 埃因霍温
thehague 海牙
brussels 布鲁塞尔
antwerp 安特卫普
stockholm 斯德哥尔摩
gothenburg 哥德堡
copenhagen 哥本哈根
oslo 奥斯陆
bergen 卑尔根
helsinki 赫尔辛基
tallinn 塔林
riga 里加
vilnius 维尔纽斯
warsaw 华沙
krakow kraków 克拉科夫
prague 布拉格
budapest 布达佩斯
bucharest 布加勒斯特
sofia 索非亚
athens 雅典
istanbul 伊斯坦布尔
ankara 安卡拉
dublin 都柏林
edinburgh 爱丁堡
glasgow 格拉斯哥
manchester 曼彻斯特
birmingham 伯明翰
bristol 布里斯托
lyon 里昂
marseille 马赛
toulouse 图卢兹
grenoble 格勒诺布尔
dunkirk 敦刻尔克
hauts-de-france 上法兰西
kyiv kiev 基辅
moscow 莫斯科
stpetersburg 圣彼得堡
chicago 芝加哥
austin 奥斯汀
houston 休斯敦 休斯顿
dallas 达拉斯
denver 丹佛
phoenix 菲尼克斯 凤凰城
atlanta 亚特兰大
miami 迈阿密
detroit 底特律
philadelphia 费城
pittsburgh 匹兹堡
portland 波特兰
sandiego 圣迭戈 圣地亚哥
sanjose 圣何塞
lasvegas 拉斯维加斯 拉斯维加
saltlakecity 盐湖城
nashville 纳什维尔
minneapolis 明尼阿波利斯
honolulu 檀香山
arizona 亚利桑那
nevada 内华达
ohio 俄亥俄
michigan 密歇根
virginia 弗吉尼亚
georgia 佐治亚 格鲁吉亚
florida 佛罗里达
oregon 俄勒冈
utah 犹他
colorado 科罗拉多
illinois 伊利诺伊
indiana 印第安纳
wisconsin 威斯康星
pennsylvania 宾夕法尼亚 宾州
newjersey 新泽西
massachusetts 马萨诸塞 麻省
louisiana 路易斯安那
tennessee 田纳西
toronto 多伦多
montreal montréal 蒙特利尔
vancouver 温哥华
ottawa 渥太华
waterloo 滑铁卢
ontario 安大略
quebec 魁北克
mexicocity 墨西哥城
saopaulo 圣保罗
riodejaneiro 里约热内卢 里约
buenosaires 布宜诺斯艾利斯
santiago 圣地亚哥
bogota bogotá 波哥大
lima 利马
sydney 悉尼
melbourne 墨尔本
brisbane 布里斯班
perth 珀斯
canberra 堪培拉
auckland 奥克兰
wellington 惠灵顿
osaka 大阪
kyoto 京都
nagoya 名古屋
yokohama 横滨
fukuoka 福冈
sapporo 札幌
hokkaido 北海道
kumamoto 熊本
busan 釜山
incheon 仁川
daejeon 大田
mumbai 孟买
bangalore bengaluru 班加罗尔
delhi newdelhi 新德里 德里
hyderabad 海得拉巴
chennai 金奈
pune 浦那
jakarta 雅加达
kualalumpur 吉隆坡
bangkok 曼谷
hanoi 河内
hochiminh hochiminhcity 胡志明市
manila 马尼拉
penang 槟城
johor 柔佛
abudhabi 阿布扎比 阿布达比
riyadh 利雅得
doha 多哈
telaviv 特拉维夫
jerusalem 耶路撒冷
haifa 海法
tehran 德黑兰
cairo 开罗
nairobi 内罗毕
lagos 拉各斯
accra 阿克拉
kigali 基加利
capetown 开普敦
johannesburg 约翰内斯堡
casablanca 卡萨布兰卡
qingdao 青岛
jinan 济南
dalian 大连
shenyang 沈阳
harbin 哈尔滨
changchun 长春
zhengzhou 郑州
changsha 长沙
nanchang 南昌
fuzhou 福州
xiamen 厦门
ningbo 宁波
wenzhou 温州
wuxi 无锡
changzhou 常州
jiaxing 嘉兴
dongguan 东莞
foshan 佛山
zhuhai 珠海
huizhou 惠州
nanning 南宁
guiyang 贵阳
kunming 昆明
lanzhou 兰州
taiyuan 太原
shijiazhuang 石家庄
haikou 海口
sanya 三亚
urumqi 乌鲁木齐
hsinchu 新竹
kaohsiung 高雄
guangdong 广东
zhejiang 浙江
jiangsu 江苏
fujian 福建
sichuan 四川
hubei 湖北
hunan 湖南
henan 河南
hebei 河北
shandong 山东
shanxi 山西
shaanxi 陕西
anhui 安徽
jiangxi 江西
liaoning 辽宁
yunnan 云南
guizhou 贵州
guangxi 广西
hainan 海南
xinjiang 新疆
tibet 西藏
innermongolia 内蒙古
gansu 甘肃
`;
