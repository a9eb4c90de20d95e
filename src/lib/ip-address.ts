/**
 * Which network addresses are public. Held against the special-purpose registries of IANA (RFC 6890): whatever is
 * loopback, private, link-local, carrier-grade NAT, documentation, multicast, reserved or a tunnel is not.
 */

export type AddressKind = "public" | "loopback" | "private";

const V4_LOOPBACK = "127.0.0.0/8";
const V4_PRIVATE = [
  "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.31.196.0/24",
  "192.52.193.0/24 192.88.99.0/24 192.168.0.0/16 192.175.48.0/24 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24",
  "224.0.0.0/4 240.0.0.0/4",
].flatMap((line) => line.split(" "));

/**
 * The kind of an IP literal as `URL.hostname` gives it: the URL parser has turned decimal, octal, hexadecimal and
 * short notations into four numbers, and put IPv6 into brackets. Undefined for a name.
 */
export function kindOfAddress(hostname: string): AddressKind | undefined {
  if (hostname.startsWith("[")) return kindOfV6(hostname.slice(1, -1));
  const bits = v4Bits(hostname);
  return bits === undefined ? undefined : kindOfV4(bits);
}

/** What counts as one place on the internet: an IPv4 address, or the /64 of an IPv6 one, which a single line has to itself. */
export function networkOf(address: string): string {
  const hostname = address.includes(":") ? URL.parse(`http://[${address}]/`)?.hostname : undefined;
  if (!hostname) return address;
  const groups = expandV6(hostname.slice(1, -1)).slice(0, 4);
  return `${groups.map((group) => group.toString(16)).join(":")}::/64`;
}

function v4Bits(address: string): number | undefined {
  if (!/^\d{1,3}(?:\.\d{1,3}){3}$/.test(address)) return undefined;
  return address.split(".").reduce((bits, part) => bits * 256 + Number(part), 0);
}

function kindOfV4(bits: number): AddressKind {
  if (isWithin(bits, V4_LOOPBACK)) return "loopback";
  return V4_PRIVATE.some((range) => isWithin(bits, range)) ? "private" : "public";
}

function isWithin(bits: number, range: string): boolean {
  const [start = "", length] = range.split("/");
  const size = 2 ** (32 - Number(length));
  return Math.floor(bits / size) === Math.floor((v4Bits(start) ?? 0) / size);
}

/**
 * Of IPv6 only 2000::/3 is routed, and of that not the parts for protocols, documentation and 6to4 (2001::/23,
 * 2001:db8::/32, 2002::/16, 3fff::/20). So mapped and translated IPv4 addresses are never public, but a mapped
 * loopback counts as loopback.
 */
function kindOfV6(address: string): AddressKind {
  const groups = expandV6(address);
  const [a = 0, b = 0] = groups;
  if (groups.slice(0, 7).every((group) => group === 0) && groups[7] === 1) return "loopback";
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (isMapped) return (groups[6] ?? 0) >> 8 === 127 ? "loopback" : "private";
  if (a >> 13 !== 1 || a === 0x2002 || (a === 0x2001 && (b < 0x200 || b === 0xdb8))) return "private";
  return a === 0x3fff && b < 0x1000 ? "private" : "public";
}

/** Eight groups of the normal form, in which the URL parser leaves no dotted part. */
function expandV6(address: string): number[] {
  const [head = "", tail] = address.split("::");
  const groupsOf = (part: string) =>
    part === "" ? [] : part.split(":").map((group) => Number.parseInt(group, 16));
  const [left, right] = [groupsOf(head), groupsOf(tail ?? "")];
  return [...left, ...Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => 0), ...right];
}
