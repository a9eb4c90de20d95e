/** The Worker in a process of its own, to be killed with all it has started: options as JSON in, one line with its URL out. */
import { openCloud, type CloudOptions } from "../cloud.ts";

const options = JSON.parse(process.argv[2] ?? "{}") as CloudOptions;
const cloud = await openCloud(options);
process.stdout.write(`${cloud.url}\n`);
