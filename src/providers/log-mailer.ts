/** Mail that goes nowhere: its counts are written to the log, and never an address. For trying a deployment out. */
import type { Log } from "./log.ts";
import { checkSize, type Mailer } from "./mailer.ts";

export const openLogMailer = (log: Log): Mailer => ({
  async sendBatch(copies, idempotencyKey) {
    checkSize(copies);
    const subjects = new Set(copies.map(({ letter }) => letter.subject)).size;
    log.info("mailer.logged", { key: idempotencyKey, emailCount: copies.length, subjectCount: subjects });
    return { kind: "accepted", results: copies.map((_, at) => ({ id: `log/${idempotencyKey}/${at}` })) };
  },
});
