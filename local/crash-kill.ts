/** `npm run crash:kill`: a mailing to many while its Worker is killed again and again (crash/kill-run.ts). */
import { parseArgs } from "node:util";
import { killWhileSending } from "./crash/kill-run.ts";

const { values } = parseArgs({
  options: {
    recipients: { type: "string", default: "100000" },
    kills: { type: "string", default: "10" },
    seed: { type: "string", default: "1" },
    minutes: { type: "string", default: "15" },
  },
});
const [recipients, kills, seed, minutes] = [values.recipients, values.kills, values.seed, values.minutes].map(
  Number,
);
if (![recipients, kills, seed, minutes].every((value) => Number.isInteger(value) && Number(value) >= 0)) {
  console.error("npm run crash:kill -- [--recipients N] [--kills N] [--seed N] [--minutes N]");
  process.exit(2);
}
const report = await killWhileSending(
  { recipients: recipients!, kills: kills!, seed: seed!, deadlineMs: minutes! * 60_000 },
  (line) => process.stdout.write(`${line}\n`),
);
process.stdout.write(`${JSON.stringify(report)}\n`);
const isWell = report.lost === 0 && report.twice === 0 && report.status === "sent" && report.kills === kills;
process.exit(isWell ? 0 : 1);
