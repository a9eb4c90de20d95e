/** What an operator is told of. */
import type { AlertCause } from "../../emails/parts/alert-cause.ts";
import type { Newsletter } from "../newsletters/store.ts";

export type Alert = {
  kind: AlertCause;
  /** There is one mail a day of each, such as digest-failed/ai. */
  cause: string;
  /** Which it is about, or whose language and sender it has where it is about all of them. */
  newsletter: Newsletter;
  since: Date;
  details: string[];
  /** The page of the admin that shows it. */
  path: string;
};

/** Where all that went wrong stands, by its time. */
export const WHY = "/admin/why";
