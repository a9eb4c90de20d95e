/**
 * Addresses that are a job's and not a person's. Those of machines are always refused, since nobody reads there who
 * could press the button. Those of RFC 2142 are let through unless set otherwise: small firms read at info@, and the
 * confirmation mail is proof enough that someone wants it.
 */

const MACHINES = new Set(
  `noreply no-reply no_reply no.reply donotreply do-not-reply do_not_reply do.not.reply dontreply mailer-daemon
  mailerdaemon mail-daemon bounce bounces null devnull nobody autoreply auto-reply`.split(/\s+/),
);

/** RFC 2142's, and what has come into use beside them. */
const ROLES = new Set(
  `abuse noc security postmaster hostmaster webmaster usenet news www uucp ftp info marketing sales support admin
  administrator billing contact compliance dns feedback help hello helpdesk hr jobs legal list listserv majordomo
  office press privacy registrar root spam sysadmin tech unsubscribe`.split(/\s+/),
);

/** Who reads at an address in its normal form, as far as its local part says; a "+tag" says nothing of that. */
export function readerOf(address: string): "person" | "role" | "machine" {
  const [local = ""] = address.split(/[+@]/);
  if (MACHINES.has(local)) return "machine";
  return ROLES.has(local) || /-(?:request|owner|bounces)$/.test(local) ? "role" : "person";
}
