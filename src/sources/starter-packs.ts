export const STARTER_PACKS: {
  id: string;
  name: Record<"zh-CN" | "en", string>;
  description: Record<"zh-CN" | "en", string>;
  opml: string;
}[] = [];
