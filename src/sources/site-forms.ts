/** Sites whose pages have several addresses that no general rule joins: videos, papers, forums, WeChat's articles. */

/** Changes a URL, its host folded already, to the one form of its page. */
export function foldSite(url: URL) {
  const { hostname, pathname, searchParams } = url;
  if (hostname === "youtu.be")
    setPage(url, "youtube.com", "/watch", { v: pathname.slice(1).split("/")[0] ?? "" });
  const video =
    hostname === "youtube.com" ? /^\/(?:shorts|live|embed)\/([\w-]+)/.exec(pathname)?.[1] : undefined;
  if (video) setPage(url, hostname, "/watch", { v: video });
  else if (hostname === "youtube.com" && pathname === "/watch")
    setPage(url, hostname, pathname, { v: searchParams.get("v") ?? "" });
  if (/^(?:old|new|np|i)\.reddit\.com$/.test(hostname)) url.hostname = "reddit.com";
  if (/^(?:export\.)?arxiv\.org$/.test(hostname)) {
    url.hostname = "arxiv.org";
    url.pathname = pathname.replace(
      /^\/(?:abs|pdf|html)\/([\w.-]+\/)?([\d.]+?)(?:v\d+)?(?:\.pdf)?$/,
      "/abs/$1$2",
    );
  }
  if (hostname === "mp.weixin.qq.com" && searchParams.has("__biz"))
    keepParameters(url, ["__biz", "mid", "idx", "sn"]);
}

function setPage(url: URL, hostname: string, pathname: string, query: Record<string, string>) {
  url.hostname = hostname;
  url.pathname = pathname;
  url.search = new URLSearchParams(query).toString();
}

function keepParameters(url: URL, kept: string[]) {
  for (const name of new Set(url.searchParams.keys()))
    if (!kept.includes(name)) url.searchParams.delete(name);
}
