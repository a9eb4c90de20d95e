/**
 * Weaknesses that others were hurt by, planted one at a time: each must make the test that stands against it fail. The
 * rows are those of peers.md's table of security incidents; a text that is not found any more is an error, so plants
 * follow the code.
 */
export type Plant = {
  row: number;
  file: string;
  find: string;
  replace: string;
  /** The test that must fail: its project, file, and a part of its name. */
  test: { project: "node" | "edge"; file: string; name: string };
};

const edge = (file: string, name: string) => ({ project: "edge" as const, file, name });
const node = (file: string, name: string) => ({ project: "node" as const, file, name });

const LINKS = "tests/http/mailed-links.edge.test.ts";
const DOORS = "tests/http/sign-up-doors.edge.test.ts";
const THRESHOLDS = "tests/security/doors.edge.test.ts";
const CHOOSING = "tests/http/preferences.edge.test.ts";

export const PLANTS: Record<string, Plant> = {
  "script-in-a-link": {
    row: 4,
    file: "src/lib/safe-href.ts",
    find: "parsed && /^https?:$/.test(parsed.protocol)",
    replace: "parsed",
    test: node("tests/http/pages/outside.test.tsx", "an address that is not http or https is no link"),
  },
  "scripts-of-the-site": {
    row: 4,
    file: "src/http/headers.ts",
    find: `defaultSrc: ["'none'"]`,
    replace: `defaultSrc: ["'self'"]`,
    test: edge("tests/http/headers.edge.test.ts", "no script may run"),
  },
  "suppressed-are-told": {
    row: 5,
    file: "src/subscribers/receive-sign-up.ts",
    find: "if (!request.trap) later(signUpQuietly(desk, wish));",
    replace: 'if ((await signUp(desk, wish)) === "suppressed") return BUSY;',
    test: edge(DOORS, "is answered alike for an address in every state"),
  },
  "answer-waits-for-the-lookup": {
    row: 5,
    file: "src/subscribers/receive-sign-up.ts",
    find: "if (!request.trap) later(signUpQuietly(desk, wish));",
    replace: "if (!request.trap) await signUpQuietly(desk, wish);",
    test: edge(DOORS, "is answered before anything of the address is looked up or mailed"),
  },
  "link-waits-for-the-lookup": {
    row: 5,
    file: "src/http/fresh-link.tsx",
    find: 'c.executionCtx.waitUntil(\n    quietly(c.env, "subscribers.link-asked"',
    replace: 'await Promise.resolve(\n    quietly(c.env, "subscribers.link-asked"',
    test: edge(THRESHOLDS, "does not wait for anything to be looked up"),
  },
  "confirming-again-waits": {
    row: 5,
    file: "src/http/confirm.tsx",
    find: 'c.executionCtx.waitUntil(\n      quietly(c.env, "subscribers.confirm-again"',
    replace: 'await Promise.resolve(\n      quietly(c.env, "subscribers.confirm-again"',
    test: edge(THRESHOLDS, "/confirm/again"),
  },
  "new-address-waits-for-its-mail": {
    row: 5,
    file: "src/subscribers/change-address.ts",
    find: "later(async () => (await sendLetter(desk, letter)).kind);",
    replace: "const sent = await sendLetter(desk, letter); later(async () => sent.kind);",
    test: edge(THRESHOLDS, "a new address does not wait for its mail"),
  },
  "link-tells-who-is-known": {
    row: 5,
    file: "src/http/fresh-link.tsx",
    find: "  // answered before anything is looked up, so alike, and as soon, for whoever is known or not\n",
    replace: '    if (!token && (await askLinkByAddress(c.env, address)) !== "sent") return c.notFound();\n',
    test: edge(CHOOSING, "is answered alike for everybody"),
  },
  "confirmed-by-looking": {
    row: 6,
    file: "src/http/confirm.tsx",
    find: "await readConfirmation(c.env, token)",
    replace: "await confirmSignUp(c.env, token)",
    test: edge(LINKS, "of a confirmation change nothing before the button is pressed"),
  },
  "unsubscribed-by-looking": {
    row: 6,
    file: "src/http/unsubscribe.tsx",
    find: "const leaving = await readUnsubscription(c.env, token);",
    replace:
      'await endSubscription(c.env, token, "one"); const leaving = await readUnsubscription(c.env, token);',
    test: edge(LINKS, "opened or probed by whatever scans the mail, change no row"),
  },
  "address-moved-by-looking": {
    row: 6,
    file: "src/http/address-change.tsx",
    find: "const asked = await readAddressChange(c.env, token);",
    replace: "const asked = await readAddressChange(c.env, token); await changeAddress(c.env, token);",
    test: edge(CHOOSING, "is confirmed at the new address"),
  },
  "one-click-redirected": {
    row: 7,
    file: "src/http/unsubscribe.tsx",
    find: 'return c.text("Unsubscribed.");',
    replace: 'return c.redirect("/", 303);',
    test: edge(LINKS, "unsubscribes as"),
  },
  "unknown-token-is-fine": {
    row: 7,
    file: "src/http/unsubscribe.tsx",
    find: 'if (left.kind === "unknown") return unknownToken(c);',
    replace: 'if (left.kind === "unknown") return c.text("Unsubscribed.");',
    test: edge(LINKS, "is refused, without a redirect"),
  },
  "signature-unchecked": {
    row: 8,
    file: "src/lib/signed-token.ts",
    find: "return isOurs ? new TextDecoder().decode(text) : undefined;",
    replace: "return isOurs || text ? new TextDecoder().decode(text) : undefined;",
    test: node("tests/lib/signed-token.test.ts", "with any letter changed does not open"),
  },
  "purpose-unchecked": {
    row: 8,
    file: "src/subscribers/links.ts",
    find: "return link?.purpose === purpose ? (link as LinkOf<Purpose>) : undefined;",
    replace: "return link as LinkOf<Purpose> | undefined;",
    test: node("tests/subscribers/links.test.ts", "made for one purpose opens nothing else"),
  },
  "any-purpose-at-any-door": {
    row: 8,
    file: "src/subscribers/links.ts",
    find: "return link?.purpose === purpose ? (link as LinkOf<Purpose>) : undefined;",
    replace: "return link as LinkOf<Purpose> | undefined;",
    test: edge(THRESHOLDS, "of another purpose opens no door"),
  },
  "forged-at-the-door": {
    row: 8,
    file: "src/lib/signed-token.ts",
    find: "return isOurs ? new TextDecoder().decode(text) : undefined;",
    replace: "return isOurs || text ? new TextDecoder().decode(text) : undefined;",
    test: edge(THRESHOLDS, "forged, of another's words"),
  },
  "first-key-alone": {
    row: 8,
    file: "src/lib/signed-token.ts",
    find: "keys.find((key) => key.id === id)",
    replace: "keys.slice(0, 1).find((key) => key.id === id)",
    test: node("tests/subscribers/links.test.ts", "works on when its key has been followed by another"),
  },
  "address-in-full": {
    row: 8,
    file: "src/subscribers/address.ts",
    find: "${local.slice(0, 1)}",
    replace: "${local}",
    test: edge(LINKS, "shows the address to nobody"),
  },
  "confirmation-for-good": {
    row: 8,
    file: "src/subscribers/confirm.ts",
    find: "> CONFIRMATION_DAYS * DAY_MS",
    replace: "> CONFIRMATION_DAYS * DAY_MS * 1000",
    test: edge("tests/subscribers/confirm.edge.test.ts", "works for its days and no minute longer"),
  },
  "mail-link-opens-all": {
    row: 8,
    file: "src/subscribers/manage.ts",
    find: 'const link = await readLink(settings, token, "manage");',
    replace:
      'const link = (await readLink(settings, token, "manage")) ?? Object.assign({ goal: null, issuedAt: now() }, await readLink(settings, token, "unsubscribe"));',
    test: edge(CHOOSING, "opens none of what a fresh link opens"),
  },
  "link-outlives-the-address": {
    row: 8,
    file: "src/subscribers/manage.ts",
    find: 'if (isOfEarlierAddress(subscriber, link.issuedAt)) return { kind: "expired", language };',
    replace: "",
    test: edge(CHOOSING, "ends the old links"),
  },
  "fresh-link-for-good": {
    row: 8,
    file: "src/subscribers/manage.ts",
    find: "> FRESH_HOURS * HOUR_MS",
    replace: "> FRESH_HOURS * HOUR_MS * 1000",
    test: edge(CHOOSING, "holds for two hours, and then offers another"),
  },
  "back-without-confirming": {
    row: 9,
    file: "src/subscribers/wish-store.ts",
    find: "status = 'pending', requested_at = excluded.requested_at",
    replace: "status = 'active', requested_at = excluded.requested_at",
    test: edge("tests/subscribers/sign-up.edge.test.ts", "who left must confirm again"),
  },
  "list-lifts-unsubscription": {
    row: 9,
    file: "src/subscribers/import-store.ts",
    find: "WHERE subscriptions.status = 'pending' AND excluded.status = 'active'`",
    replace: "WHERE excluded.status = 'active'`",
    test: edge("tests/subscribers/import-list.edge.test.ts", "never lifts an unsubscription"),
  },
  "list-lifts-suppression": {
    row: 9,
    file: "src/subscribers/import-store.ts",
    find: "ON suppressions.address_hash = listed.hash`;",
    replace: "ON suppressions.address_hash = listed.hash AND false`;",
    test: edge("tests/subscribers/import-list.edge.test.ts", "never lifts a suppression"),
  },
  "programs-are-fast": {
    row: 10,
    file: "src/subscribers/ticket.ts",
    find: "age < YOUNG_MS",
    replace: "age < 0",
    test: node("tests/subscribers/ticket.test.ts", "ms is"),
  },
  "trap-catches-nobody": {
    row: 10,
    file: "src/subscribers/receive-sign-up.ts",
    find: "if (!request.trap) later(",
    replace: "later(",
    test: edge(DOORS, "is answered alike, and leads to nothing"),
  },
  "json-without-a-ticket": {
    row: 10,
    file: "src/subscribers/receive-sign-up.ts",
    find: 'if (ticket.kind === "good" && !suggestion && !lacksTurnstile) return undefined;',
    replace: "if (!suggestion && !lacksTurnstile) return undefined;",
    test: edge(DOORS, "says which field it is, what is to be waited for"),
  },
  "no-limit": {
    row: 10,
    file: "src/subscribers/receive-sign-up.ts",
    find: "if (!(await desk.maySignUp(request.network))) return BUSY;",
    replace: "",
    test: edge(DOORS, "is counted by place and then by address, before any lookup"),
  },
  "words-of-the-visitor": {
    row: 10,
    file: "src/subscribers/send-confirmation.ts",
    find: "newsletterNames: newsletters.map(({ name }) => name),",
    replace: "newsletterNames: [...newsletters.map(({ name }) => name), subscriber.email],",
    test: edge(
      "tests/subscribers/sign-up.edge.test.ts",
      "no word that whoever filled in the form has chosen",
    ),
  },
  "subject-of-two-lines": {
    row: 11,
    file: "src/digests/render-mail.tsx",
    find: "subject: subjectLine(digest.title)",
    replace: "subject: digest.title",
    test: node("tests/digests/render-mail.test.ts", "has a subject of one line, whatever its title"),
  },
  "names-of-two-lines": {
    row: 11,
    file: "src/newsletters/define.ts",
    find: ', z.regex(/^[^\\r\\n]*$/, "must be one line")',
    replace: "",
    test: edge("tests/newsletters/define.edge.test.ts", "is refused, and the fault named"),
  },
  "site-of-two-lines": {
    row: 11,
    file: "src/env.ts",
    find: '.check(z.regex(/^[^\\r\\n]*$/, "must be one line"))',
    replace: "",
    test: node("tests/env.test.ts", "the site's name is one line"),
  },
  "formulas-in-the-export": {
    row: 12,
    file: "src/subscribers/list/cell.ts",
    find: "FORMULA.test(text) ? `'${text}` : text",
    replace: "text",
    test: edge(
      "tests/http/subscribers-api.edge.test.ts",
      "reads back: addresses, statuses, times and consent",
    ),
  },
};
