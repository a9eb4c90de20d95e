/**
 * The one way in, whichever door it came by: limits, checks, ticket, question, Turnstile, and only then the work. The
 * answer is given before anything is looked up, so it is the same, and takes the same time, for addresses in every
 * state. What is lacking is asked for in a second step, never held against the person.
 */
import { recordFailure } from "../db/failures.ts";
import type { Desk } from "../desk.ts";
import type { Settings } from "../env.ts";
import { messageOf } from "../providers/log.ts";
import { hashAddress } from "./address.ts";
import { checkSignUp, type SignUpFault } from "./check-sign-up.ts";
import { signUp, type SignUp } from "./sign-up.ts";
import { suggestAddress } from "./suggest-address.ts";
import { readTicket, signTicket, YOUNG_MS, type Ticket } from "./ticket.ts";

export type SignUpRequest = SignUp & {
  ticket: string;
  /** What Turnstile's widget answered. */
  turnstile: string;
  /** The person was asked about a mistyped address and stands by it. */
  isTypoConfirmed: boolean;
  /** Of the field that people don't see. */
  trap: string;
  /** Whom the rate counts for: an address of the internet. */
  network: string;
};

export type Received =
  | { kind: "taken" }
  | { kind: "faulty"; fault: SignUpFault }
  | { kind: "busy"; retryAfterSeconds: number }
  /** The guard against programs gives no answer. */
  | { kind: "closed" }
  | { kind: "step-two"; step: StepTwo };

/** What is still needed: the same again, with this ticket, no sooner than in waitMs. */
export type StepTwo = {
  ticket: string;
  waitMs: number;
  suggestion: string | null;
  turnstile: "not-needed" | "needed" | "failed";
};

/** The period of both rate limits in wrangler.toml. */
const BUSY: Received = { kind: "busy", retryAfterSeconds: 60 };

type ReceivingDesk = Pick<
  Desk,
  "db" | "mailer" | "queues" | "settings" | "now" | "log" | "maySignUp" | "maySignUpAddress" | "askTurnstile"
>;

/** Answers a request to sign up. The work of one that is taken goes on in what `later` is given. */
export async function receiveSignUp(
  desk: ReceivingDesk,
  request: SignUpRequest,
  later: (work: Promise<void>) => void,
): Promise<Received> {
  const { settings } = desk;
  if (!(await desk.maySignUp(request.network))) return BUSY;
  const checked = checkSignUp(settings.signUp, wishOf(request), request.isTypoConfirmed);
  if (checked.kind !== "valid") return { kind: "faulty", fault: checked.kind };
  const { wish } = checked;
  const step = await findStepTwo(desk, request, wish.address);
  if (step) return { kind: "step-two", step };
  const human = await desk.askTurnstile?.(request.turnstile, request.network);
  if (human?.kind === "unreachable") return close(desk, human.reason);
  if (human?.kind === "failed") return { kind: "step-two", step: await again(desk) };
  if (!(await desk.maySignUpAddress(await hashAddress(wish.address, settings.addressKey)))) return BUSY;
  // a program that fell into the trap is answered like a person, and nothing is done
  if (!request.trap) later(signUpQuietly(desk, wish));
  return { kind: "taken" };
}

/** What the wish is, of all that was sent: the rest is not to be kept. */
const wishOf = ({ address, newsletterIds, language, consent }: SignUp): SignUp => ({
  address,
  newsletterIds,
  language,
  consent,
});

async function findStepTwo(
  { settings, now, askTurnstile }: ReceivingDesk,
  request: SignUpRequest,
  address: string,
): Promise<StepTwo | undefined> {
  const ticket = await readTicket(settings, request.ticket, now());
  const suggestion = request.isTypoConfirmed ? undefined : suggestAddress(address);
  const lacksTurnstile = askTurnstile !== undefined && !request.turnstile;
  if (ticket.kind === "good" && !suggestion && !lacksTurnstile) return undefined;
  return {
    ...(await renewTicket(settings, ticket, request.ticket, now())),
    suggestion: suggestion ?? null,
    turnstile: askTurnstile ? "needed" : "not-needed",
  };
}

/** A ticket to come back with: the same where it holds, since one that is only young goes on ageing. */
async function renewTicket(settings: Settings, { kind, ...worth }: Ticket, ticket: string, now: Date) {
  if (kind === "none") return { ticket: await signTicket(settings, now), waitMs: YOUNG_MS };
  return { ticket, waitMs: "waitMs" in worth ? worth.waitMs : 0 };
}

/** Turnstile's answers hold once: after a no, all of step two is asked again. */
const again = async ({ settings, now }: Pick<Desk, "settings" | "now">): Promise<StepTwo> => ({
  ticket: await signTicket(settings, now()),
  waitMs: YOUNG_MS,
  suggestion: null,
  turnstile: "failed",
});

/**
 * Closed while Turnstile cannot be asked: who switched it on was under attack, and its outages are those of the
 * network that this Worker runs in. The operator finds it among the failures.
 */
async function close(desk: Pick<Desk, "db" | "log" | "now">, reason: string): Promise<Received> {
  await recordFailure(desk, "subscribers", `Turnstile could not be asked, sign-up is closed: ${reason}`);
  return { kind: "closed" };
}

async function signUpQuietly(
  desk: Pick<Desk, "db" | "mailer" | "queues" | "settings" | "now" | "log">,
  wish: SignUp,
): Promise<void> {
  try {
    desk.log.info("subscribers.sign-up", { outcome: await signUp(desk, wish) });
  } catch (error) {
    await recordFailure(desk, "subscribers", `Sign-up: ${messageOf(error)}`);
  }
}
