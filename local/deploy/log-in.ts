/** Who is asking, and on which account. */
import type { Ground } from "./ground.ts";
import { keepMemory, readMemory } from "./memory.ts";
import { adviceOn, StepFailed } from "./step-failed.ts";

type Account = { id: string; name: string };
type Known = { loggedIn: boolean; email?: string; accounts?: Account[] };

/** Makes sure of a login; answers the account's id, or null where nobody is logged in and `mayLogIn` is false. */
export async function logIn(ground: Ground, mayLogIn: boolean): Promise<string | null> {
  let known = await whoIs(ground);
  if (!known.loggedIn && !mayLogIn) return null;
  if (!known.loggedIn && ground.terminal.isInteractive) {
    ground.terminal.say("  Nobody is logged in to Cloudflare on this machine; a browser opens for that.");
    await ground.wrangler.show(["login"]);
    known = await whoIs(ground);
  }
  if (!known.loggedIn)
    throw new StepFailed(
      "Nobody is logged in to Cloudflare.",
      "",
      "Run `npx wrangler login`; where there is no browser, set CLOUDFLARE_API_TOKEN to a token of the template “Edit Cloudflare Workers”, with D1 and Queues added.",
    );
  const account = await choose(ground, known.accounts ?? []);
  ground.terminal.say(`  Logged in${known.email ? ` as ${known.email}` : ""}, account ${account.name}`);
  return account.id;
}

async function whoIs({ wrangler }: Ground): Promise<Known> {
  const { output, said } = await wrangler.ask(["whoami", "--json"]);
  try {
    return JSON.parse(output) as Known;
  } catch {
    throw new StepFailed("wrangler could not say who is logged in.", said, adviceOn(said));
  }
}

/** The one that wrangler.toml, the environment or an earlier run names; else the only one; else a person says. */
async function choose(ground: Ground, accounts: Account[]): Promise<Account> {
  const { plan, environment, stateDir, terminal } = ground;
  const named =
    plan.accountId ?? environment["CLOUDFLARE_ACCOUNT_ID"] ?? readMemory(stateDir).accountId ?? undefined;
  // a token may be good for an account that it can't list
  if (named) return accounts.find(({ id }) => id === named) ?? { id: named, name: named };
  const [only] = accounts;
  if (only && accounts.length === 1) return only;
  if (accounts.length === 0 || !terminal.isInteractive) throw noChoice(accounts);
  terminal.say("  This login has several accounts:");
  for (const [index, { name }] of accounts.entries()) terminal.say(`    ${index + 1}. ${name}`);
  const chosen = accounts[Number(await terminal.ask("Which is Watchbell's? Its number:")) - 1];
  if (!chosen) throw noChoice(accounts);
  keepMemory(stateDir, { accountId: chosen.id });
  return chosen;
}

const noChoice = (accounts: Account[]) =>
  new StepFailed(
    "It is not clear on which account Watchbell is to be.",
    accounts.map(({ id, name }) => `${id}  ${name}`).join("\n"),
    "Set CLOUDFLARE_ACCOUNT_ID to the id of one of the login's accounts.",
  );
