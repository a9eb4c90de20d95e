/** The shape of the model's answer. Fields in the order in which they are best thought of: first what it is told from. */
import * as z from "zod/mini";

export const draftSchema = z.object({
  /** The numbers of the posts that it is told from, the leading one first. */
  posts: z.array(z.number()),
  headline: z.string(),
  summary: z.string(),
  categories: z.array(z.string()),
});

export type ModelDraft = z.infer<typeof draftSchema>;
