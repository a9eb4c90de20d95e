/** Which addresses are never fetched. */
import { kindOfAddress } from "../../lib/ip-address.ts";

/** Names that are answered inside networks only, and public ones that resolve to whatever address they contain. */
const INNER_NAMES =
  /(?:^|\.)(?:local|internal|intranet|lan|home|corp|private|localdomain|home\.arpa|onion|test|invalid|nip\.io|sslip\.io|xip\.io|localtest\.me|lvh\.me)$/;

/** Why an address is refused, worded to follow the address in a sentence; undefined where it may be fetched. */
export function refusalOf(
  address: string,
  { allowLoopback }: { allowLoopback: boolean },
): string | undefined {
  const url = URL.parse(address);
  if (!url) return "is not a URL";
  if (!/^https?:$/.test(url.protocol)) return `is not fetched: ${url.protocol} is not http or https`;
  if (url.username || url.password) return "is not fetched: it has credentials in it";
  const host = plainHost(url);
  const kind = kindOfAddress(host) ?? kindOfName(host);
  if (kind === "public" || (kind === "loopback" && allowLoopback)) return undefined;
  return `is not fetched: ${host} is not a public address`;
}

/** Without the dots at its end, which name the same host; what is an address then is read as one. */
function plainHost({ protocol, hostname }: URL): string {
  const host = hostname.replace(/\.+$/, "");
  return host === hostname ? host : (URL.parse(`${protocol}//${host}/`)?.hostname ?? host);
}

/** Names without a dot are of some local network. */
function kindOfName(host: string): "public" | "loopback" | "private" {
  if (/(?:^|\.)localhost$/.test(host)) return "loopback";
  return !host.includes(".") || INNER_NAMES.test(host) ? "private" : "public";
}
