/** Addresses that only lead to another, which stands in their own path or query. */

type Redirector = { host: RegExp; path: RegExp; parameters: string[] };

const REDIRECTORS: Redirector[] = [
  {
    host: /^(?:www\.)?google\.[a-z.]{2,6}$/,
    path: /^\/(?:url|imgres)$/,
    parameters: ["url", "q", "imgrefurl"],
  },
  { host: /^(?:l|lm)\.facebook\.com$/, path: /^\/l\.php$/, parameters: ["u"] },
  { host: /^l\.(?:instagram|threads)\.(?:com|net)$/, path: /^\//, parameters: ["u"] },
  { host: /^out\.reddit\.com$/, path: /^\//, parameters: ["url"] },
  { host: /^(?:www\.)?youtube\.com$/, path: /^\/redirect$/, parameters: ["q"] },
  { host: /^(?:www\.)?linkedin\.com$/, path: /^\/(?:redir\/redirect|safety\/go)$/, parameters: ["url"] },
  { host: /^(?:[a-z]+\.)?duckduckgo\.com$/, path: /^\/l\/?$/, parameters: ["uddg"] },
  { host: /safelinks\.protection\.outlook\.com$/, path: /^\//, parameters: ["url"] },
  { host: /^slack-redir\.net$/, path: /^\/link$/, parameters: ["url"] },
  { host: /^t\.umblr\.com$/, path: /^\/redirect$/, parameters: ["z"] },
  { host: /^(?:m\.)?vk\.com$/, path: /^\/away\.php$/, parameters: ["to"] },
  { host: /^link\.(?:zhihu\.com|juejin\.cn|csdn\.net)$/, path: /^\//, parameters: ["target"] },
  { host: /^(?:www\.)?(?:jianshu\.com)$/, path: /^\/go-wild$/, parameters: ["url"] },
];
/** Google's AMP viewer, and the AMP caches: /amp/s/host/path, /c/s/host/path; the s is for https. */
const AMP_VIEWER = /^\/amp\/(s\/)?([^/]+\.[^/]+\/.*)$/;
const AMP_CACHE = /^\/[acivr]\/(s\/)?([^/]+\.[^/]+\/.*)$/;

/** Where a redirector leads, or undefined where the URL is none. */
export function unwrapRedirect(url: URL): string | undefined {
  const amp =
    (/^(?:www\.)?google\.[a-z.]{2,6}$/.test(url.hostname) && AMP_VIEWER.exec(url.pathname)) ||
    (url.hostname.endsWith(".cdn.ampproject.org") && AMP_CACHE.exec(url.pathname));
  if (amp) return `http${amp[1] ? "s" : ""}://${amp[2]}${url.search}`;
  const redirector = REDIRECTORS.find(({ host, path }) => host.test(url.hostname) && path.test(url.pathname));
  return (
    redirector?.parameters
      .map((name) => url.searchParams.get(name))
      .find((target) => target?.startsWith("http")) ?? undefined
  );
}
