/** How addresses of sources are compared: spellings of one URL are one, and so are those of a handle. */
import { accountUrl, findXAccount } from "./x-account.ts";

export function addressKey(url: string): string {
  const handle = findXAccount(url);
  return handle ? accountUrl(handle.toLowerCase()) : (URL.parse(url)?.href ?? url);
}
