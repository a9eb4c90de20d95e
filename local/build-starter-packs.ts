/**
 * The lists of sources in starter/, as a file of the Worker's, which can read no folder. What is made is committed;
 * `npm run fix` makes it anew, and a test holds it.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export const STARTER_FILE = join("src", "sources", "starter-packs.ts");

/** What the wizard says of each; the sources themselves are in starter/<id>.opml. */
const PACKS = [
  {
    id: "zh-ai",
    name: { "zh-CN": "中文 AI", en: "AI in Chinese" },
    description: {
      "zh-CN": "中文科技媒体、早报、博客，以及 X 上常写 AI 的中文作者",
      en: "Chinese tech media, a daily, blogs, and people on X who write about AI in Chinese",
    },
  },
  {
    id: "ai-labs",
    name: { "zh-CN": "AI 实验室", en: "AI labs" },
    description: {
      "zh-CN": "各家实验室与公司自己的博客和账号：新模型、研究与公告",
      en: "The labs' and companies' own blogs and accounts: new models, research, announcements",
    },
  },
  {
    id: "ai-engineering",
    name: { "zh-CN": "AI 工程", en: "AI engineering" },
    description: {
      "zh-CN": "用模型做产品的人在写什么：工程博客、通讯与工具的新版本",
      en: "What people write who build with models: engineering blogs, newsletters, releases of tools",
    },
  },
];

const HEAD = `/** Made by local/build-starter-packs.ts of starter/*.opml: lists of sources to begin with. */

export const STARTER_PACKS: {
  id: string;
  name: Record<"zh-CN" | "en", string>;
  description: Record<"zh-CN" | "en", string>;
  opml: string;
}[] = `;

/** The file as it is to be. */
export function buildStarterPacks(): string {
  const packs = PACKS.map((pack) => ({
    ...pack,
    opml: readFileSync(join("starter", `${pack.id}.opml`), "utf8").replaceAll(/\n\s*/g, "\n"),
  }));
  return `${HEAD}${JSON.stringify(packs, null, 2)};\n`;
}

if (import.meta.main) writeFileSync(STARTER_FILE, buildStarterPacks());
