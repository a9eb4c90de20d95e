/**
 * The cache in front of the Worker (Workers Cache, `[cache]` in wrangler.toml). A purge reaches what the entrypoint that
 * asks for it has answered, so it is asked for in the Worker's own fetch and queue handlers, never in the press. On one
 * machine there is no such cache (developers.cloudflare.com/workers/cache/purge).
 */

export type Purge = (tags: string[]) => Promise<void>;

/** What a handler is given besides its event. */
export type CacheHolder = {
  cache?: {
    purge(options: { tags: string[] }): Promise<{ success: boolean; errors: { message: string }[] }>;
  };
};

/** Purging by the context of a call. Throws where the cache says that it could not. */
export const openPurge =
  (ctx: CacheHolder | undefined): Purge =>
  async (tags) => {
    const purged = await ctx?.cache?.purge({ tags });
    if (purged && !purged.success)
      throw new Error(`The cache kept its pages: ${purged.errors.map(({ message }) => message).join("; ")}`);
  };
