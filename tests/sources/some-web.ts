/** A web of a few pages: what is at each address, and which addresses were asked. */
import { WebError, type Web } from "../../src/providers/web.ts";
import { noPost } from "../support/no-post.ts";

type Page =
  | string
  | { status?: number; body?: string | Uint8Array; type?: string; movedTo?: string }
  | WebError;

/** Addresses that have no page answer 404. */
export function openSomeWeb(pages: Record<string, Page>): { web: Web; asked: string[] } {
  const asked: string[] = [];
  const web: Web = {
    post: noPost,
    send: noPost,
    async get(url) {
      asked.push(url);
      const page = pages[url] ?? { status: 404, body: "<h1>Not here</h1>" };
      if (page instanceof WebError) throw page;
      const { status = 200, body = "", type, movedTo } = typeof page === "string" ? { body: page } : page;
      return {
        status,
        headers: new Headers(type ? { "content-type": type } : {}),
        body: typeof body === "string" ? new TextEncoder().encode(body) : body,
        url: movedTo ?? url,
        permanentUrl: movedTo ?? null,
      };
    },
  };
  return { web, asked };
}

export const someFeed = (title: string) =>
  `<rss version="2.0"><channel><title>${title}</title><link>https://lamp.example/</link>
  <item><title>The lamp is lit</title><link>https://lamp.example/lit</link></item></channel></rss>`;

export const somePage = (head: string, body = "") =>
  `<!doctype html><html><head><title>Lamp Works</title>${head}</head><body>${body}</body></html>`;
