/**
 * A hint where the domain of an address looks mistyped: gmial.com, qq.con, 163.co. It is only ever asked about. The
 * name of a provider and its ending are judged apart, so that hotmail.fr and yahoo.ca are left in peace, and the first
 * letter must be right, as it nearly always is: mail.com and ymail.com are no gmail.com.
 */

/** Those that most people have, in China and elsewhere; the earlier wins where two are as near. */
const DOMAINS =
  `gmail.com qq.com 163.com 126.com outlook.com hotmail.com icloud.com yahoo.com foxmail.com yeah.net
  139.com 189.cn sina.com sina.cn vip.qq.com vip.163.com sohu.com aliyun.com live.com live.cn msn.com me.com
  proton.me protonmail.com googlemail.com aol.com fastmail.com gmx.com gmx.net gmx.de web.de mail.ru yandex.ru
  naver.com`.split(/\s+/);

/** What fingers make of an ending. "cn" counts for a provider that has no domain there. */
const SLIPS: Record<string, string[]> = {
  com: "con cmo ocm co cm om comm coom cim cpm vom xom dom comn coml cn ccom c com.com".split(" "),
  net: "nte ent ne nett met nat".split(" "),
  cn: "nc cnn c".split(" "),
  me: "em mee".split(" "),
};

/** From this length a provider's name can be told with a letter wrong, and from the second with two. */
const ONE_SLIP_LENGTH = 5;
const TWO_SLIPS_LENGTH = 7;

/** The address that was probably meant, or undefined where nothing looks mistyped. Takes the normal form. */
export function suggestAddress(address: string): string | undefined {
  const at = address.lastIndexOf("@");
  const domain = address.slice(at + 1);
  if (DOMAINS.includes(domain)) return undefined;
  const [best] = DOMAINS.map((meant) => ({ meant, slips: countSlips(domain, meant) }))
    .filter(({ slips }) => slips !== undefined)
    .sort((a, b) => (a.slips ?? 0) - (b.slips ?? 0));
  return best && `${address.slice(0, at)}@${best.meant}`;
}

/** How many slips lead from one domain to the other; undefined where it is another domain. */
function countSlips(typed: string, meant: string): number | undefined {
  const name = nameOf(meant);
  const ending = meant.slice(name.length + 1);
  // of vip.qq.com all but the ending is the name: the typed one is cut at the same dot
  const cut = typed.split(".").slice(0, name.split(".").length).join(".");
  const endingSlips = slipsOfEnding(typed.slice(cut.length + 1), ending);
  const nameSlips = slipsOfName(cut, name);
  return endingSlips === undefined || nameSlips === undefined ? undefined : endingSlips + nameSlips;
}

const nameOf = (domain: string) => domain.slice(0, domain.lastIndexOf("."));

function slipsOfEnding(typed: string, meant: string): number | undefined {
  if (typed === meant) return 0;
  return SLIPS[meant]?.includes(typed) ? 1 : undefined;
}

function slipsOfName(typed: string, meant: string): number | undefined {
  if (typed === meant) return 0;
  if (typed[0] !== meant[0] || meant.length < ONE_SLIP_LENGTH) return undefined;
  const slips = distance(typed, meant);
  return slips <= (meant.length < TWO_SLIPS_LENGTH ? 1 : 2) ? slips : undefined;
}

/** Optimal string alignment: letters added, left out, exchanged, or swapped with their neighbour (Damerau 1964). */
function distance(one: string, other: string): number {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const isSame = one[i - 1] === other[j - 1];
      const isSwap = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      row.push(
        Math.min(
          (rows[i - 1]?.[j] ?? 0) + 1,
          (row[j - 1] ?? 0) + 1,
          (rows[i - 1]?.[j - 1] ?? 0) + (isSame ? 0 : 1),
          isSwap ? (rows[i - 2]?.[j - 2] ?? 0) + 1 : Infinity,
        ),
      );
    }
    rows.push(row);
  }
  return rows[one.length]?.[other.length] ?? 0;
}
