/** A draft is plain text but for **bold**: no links, tags, headings, code, hidden characters, or words to a machine. */
import type { Found } from "./fault.ts";

const SIGNS: [RegExp, string][] = [
  [/https?:\/\/\S+|\bwww\.[a-z\d-]+\.[a-z]{2,}\S*|\b(?:t\.co|bit\.ly)\/\w+/i, "a link"],
  [/!?\[[^\]\n]*\]\([^)\n]*\)|\[[^\]\n]+\]\[[^\]\n]*\]/, "a Markdown link"],
  [/<\/?[a-z!][^>\n]{0,80}>|&(?:[a-z]{2,8}|#x?[\da-f]+);/i, "HTML"],
  [/^\s{0,3}#{1,6}\s/m, "a heading"],
  [/`/, "code"],
  [/^\s*(?:[-*+•]|\d{1,2}\.)\s(?!\*)/m, "a list"],
  [/^\s*>/m, "a block quote"],
  [/(?<![\w*])_[^_\s][^_\n]*_(?![\w*])|~~|__/, "markup other than bold"],
  [/(?<![\w.])@[A-Za-z_]\w{1,}/, "a mention"],
  [/(?<![\p{L}\p{N}&])#[\p{L}_][\p{L}\p{N}_]*/u, "a hashtag"],
  [/(?![\n\r\t])[\p{Cc}\p{Cf}]/u, "invisible characters"],
  [/^\s*\|.*\|\s*$|\|\s*-{3,}/m, "a table"],
  [
    /[[<{【]\s*\/?\s*(?:system|assistant|user|inst|im_start|im_end|instructions?|系统|指令)[^\]>}】]{0,20}[\]>}】]|<\|[^|]*\|>|^\s*(?:system|assistant|user|系统|助手)\s*[:：]/im,
    "a fake system block",
  ],
  [
    /\b(?:ignore|disregard|forget|override)\s+(?:all\s+|any\s+|the\s+|your\s+|my\s+)*(?:previous|prior|above|earlier|preceding|system)\s+(?:\w+\s+)?(?:instructions?|prompts?|rules|messages?)/i,
    "an instruction",
  ],
  [
    /(?:忽略|无视|忘记|不要理会|不要遵守)(?:掉|了)?(?:你|您|以上|之前|前面|上面|先前|此前|所有|全部|一切|任何|的|系统)*(?:指令|指示|提示词?|规则|要求|设定)/,
    "an instruction",
  ],
  [
    /\bas an? (?:AI|artificial intelligence)(?: language)? (?:model|assistant)\b|\bI(?:'m| am) (?:an AI|a language model|unable to|sorry)\b|\bI (?:cannot|can't) (?:assist|help|comply|provide)\b/i,
    "a machine speaking of itself",
  ],
  [
    /作为一?(?:个|名|款)?(?:AI|人工智能|大?语言模型)(?:语言)?(?:模型|助手|助理)?[,，]?\s?(?:我|无法|不能)|我(?:是|只是)一?(?:个|款)?(?:AI|人工智能)|我(?:无法|不能)(?:协助|提供|回答|完成)|^(?:抱歉|很抱歉|对不起)[,，]/i,
    "a machine speaking of itself",
  ],
  [
    /\b(?:here(?:'s| is) (?:the|a|your) (?:summary|headline|json)|as requested|based on the (?:provided|given) posts|the (?:provided|given|cited) posts?|post \[?\d+\]?)\b|(?:以下是|根据(?:所|您)?(?:提供|给出)的?(?:帖子|内容|材料|文章)|帖子\s?\[?\d+\]?)/i,
    "words about the task",
  ],
  [/```|"(?:headline|summary)"\s*:/, "JSON"],
];

const HANDLE = /(?<![\w.])@([A-Za-z_]\w+)/g;
const holdsHandle = (told: string, handle: string): boolean =>
  new RegExp(`(?<!\\w)${handle}(?!\\w)`, "i").test(told);

/** Handles that the posts bear or name may be written as they write them: @name is a name then. */
export function checkMarkup(text: string, told = ""): Found[] {
  const bare = text
    .replaceAll("**", "")
    .replace(HANDLE, (mention, handle: string) => (holdsHandle(told, handle) ? handle : mention));
  return SIGNS.flatMap(([sign, name]) => {
    const found = sign.exec(bare)?.[0];
    return found === undefined
      ? []
      : [
          {
            kind: "markup" as const,
            reason: `The text holds ${name}: ${JSON.stringify(found.slice(0, 40))}.`,
          },
        ];
  }).slice(0, 2);
}
