/** Where a model may be asked. */
import { kindOfAddress } from "./ip-address.ts";

/** What is wrong with a model's address, in words; null where nothing is. Posts and a key go there: in the clear only to this machine or its network, where Ollama may run. */
export function findModelUrlFault(address: string): string | null {
  const url = URL.parse(address);
  const isPlain = url?.protocol === "http:" && isOfThisNetwork(url.hostname);
  return !url || (url.protocol !== "https:" && !isPlain) || url.username || url.password
    ? "must be an https address, or http on this machine or its network"
    : null;
}

/** An address that is not public, or a name that only a local network answers. */
function isOfThisNetwork(host: string): boolean {
  const kind = kindOfAddress(host);
  return kind === undefined
    ? !host.includes(".") || /\.(?:localhost|local|internal|lan|home\.arpa)$/.test(host)
    : kind !== "public";
}
