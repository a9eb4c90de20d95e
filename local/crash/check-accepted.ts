/** Whoever the provider accepted mail for is sent or unknown in the account: nobody is dropped, refused or given up who has it. */

type Account = {
  status: string;
  recipients: number[];
  addressed: [reader: number, address: string][] | null;
  emailIds: (string | null)[] | null;
};

/** Of one mailing: the readers with mail whom no chunk accounts for as sent or unknown. */
export function checkAccepted(mailing: number, accepted: number[], chunks: Account[]): string[] {
  const accounted = new Set(chunks.flatMap(mayHaveMail));
  return accepted
    .filter((reader) => !accounted.has(reader))
    .map((reader) => `not true: mailing ${mailing} says that reader ${reader}, who was written to, was not`);
}

function mayHaveMail({ status, recipients, addressed, emailIds }: Account): number[] {
  switch (status) {
    case "sent":
      return (addressed ?? []).flatMap(([reader], at) => (emailIds?.[at] ? [reader] : []));
    // under way, or not known for good
    case "sending":
    case "unknown":
      return addressed?.map(([reader]) => reader) ?? recipients;
    default:
      return [];
  }
}
