/** The incident of a mailing that stopped, or paused by its rates: it ends when the mailing goes on or is through. */
export const mailingCause = (mailingId: number): string => `mailing/${mailingId}`;
