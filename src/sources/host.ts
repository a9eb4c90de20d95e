/** The host that a source is asked at, its port included: what is asked one thing at a time. */
export const hostOf = ({ url }: { url: string }): string => URL.parse(url)?.host ?? url;
