/** A step that failed: what, in whose words, and what a person can do. The next run goes on from there. */
export class StepFailed extends Error {
  constructor(what: string, said: string, todo: string) {
    const quoted = said.trim() === "" ? "" : `\n\n${said.trim().replaceAll(/^/gm, "  | ")}`;
    super(`${what}${quoted}\n\n${todo}\nThen run it again: what is done stays done.`);
  }
}

/** What helps against what wrangler said, for the causes that people meet. */
export function adviceOn(said: string): string {
  return (
    ADVICE.find(([cause]) => cause.test(said))?.[1] ??
    "The lines above are wrangler's own, and say what is wrong."
  );
}

const ADVICE: [RegExp, string][] = [
  [
    /fetch failed|ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN/,
    "Cloudflare could not be reached: look at the connection of this machine.",
  ],
  [
    /code: 10000|Authentication error|Unable to authenticate|permission/i,
    "The login may not do this. A token needs Workers Scripts, D1, Queues and Workers Routes with the right to edit; " +
      "`npx wrangler login` gives all of them.",
  ],
  [
    /workers\.dev subdomain/,
    "The account has no workers.dev address yet: open https://dash.cloudflare.com, choose Workers, and take one.",
  ],
  [
    /maximum number of D1 databases/,
    "The account has all the databases that its plan allows: delete one, or take the paid plan.",
  ],
  [
    /zone|Custom Domain|DNS record/i,
    "The domain of PUBLIC_URL must be a site of the same Cloudflare account, without a record of that name. " +
      "Add it there, choose another address, or bring it to the Worker yourself and say --no-domain.",
  ],
];
