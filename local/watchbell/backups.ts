/** Commands of backups. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { HeldBack } from "../../src/backups/end-restore.ts";
import { UsageError } from "../flags.ts";
import { getBackup, putBackup, readPlace } from "./backup/bucket.ts";
import { loadBackup, type Loaded } from "./backup/load-backup.ts";
import type { Manifest } from "./backup/manifest.ts";
import { writeBackup } from "./backup/write-backup.ts";
import type { Command } from "./command.ts";
import { writeTable, writeTime } from "./table.ts";

export const backups: Command[] = [
  {
    usage: "backup",
    about: "write everything to a folder, or into R2 (docs/backup.md)",
    flags: {
      to: { takes: "FOLDER", about: "a new folder (watchbell-backup-TIME)" },
      r2: {
        takes: "BUCKET/PREFIX",
        about: "put it there with wrangler; kept on this machine only with --to",
      },
    },
    async run({ worker, flags }) {
      const [to, r2] = [flags.text("to"), flags.text("r2")];
      const place = r2 === undefined ? undefined : readPlace(r2);
      const write = (folder: string | undefined) =>
        writeBackup(worker, (takenAt) => folder ?? `watchbell-backup-${takenAt.replaceAll(/[:.]/g, "-")}`);
      if (place === undefined) {
        const { folder, manifest } = await write(to);
        return tellWritten(folder, manifest);
      }
      return inFolder(to, async (folder) => {
        const { manifest } = await write(folder);
        await putBackup(place, folder, manifest);
        return tellWritten(`r2://${place}`, manifest);
      });
    },
  },
  {
    usage: "restore [FOLDER]",
    about: "check a backup and load it into an empty Worker; after a break, again",
    flags: { r2: { takes: "BUCKET/PREFIX", about: "get it from there with wrangler" } },
    async run({ worker, given: [folder], flags }) {
      const r2 = flags.text("r2");
      if ((folder === undefined) === (r2 === undefined))
        throw new UsageError("restore needs a FOLDER or --r2 BUCKET/PREFIX");
      const loaded =
        r2 === undefined
          ? await loadBackup(worker, folder ?? "")
          : await inFolder(undefined, async (temporary) => {
              await getBackup(readPlace(r2), temporary);
              return loadBackup(worker, temporary);
            });
      return { json: loaded, text: tellLoaded(loaded) };
    },
  },
];

/** In this folder, or in one that is gone afterwards. */
async function inFolder<Answer>(
  folder: string | undefined,
  work: (folder: string) => Promise<Answer>,
): Promise<Answer> {
  if (folder !== undefined) return work(folder);
  const temporary = await mkdtemp(join(tmpdir(), "watchbell-backup-"));
  try {
    return await work(temporary);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

function tellWritten(place: string, { takenAt, files }: Manifest) {
  const sum = (count: "rowCount" | "byteCount") => files.reduce((total, file) => total + file[count], 0);
  const [rowCount, byteCount] = [sum("rowCount"), sum("byteCount")];
  const megabytes = (byteCount / 1_000_000).toFixed(1);
  return {
    json: { place, takenAt, rowCount, byteCount, files },
    text: `${place} holds ${rowCount.toLocaleString("en")} rows, ${megabytes} MB, with addresses: keep it safe, and ADDRESS_KEY and TOKEN_KEYS apart from it`,
  };
}

function tellLoaded({ takenAt, rowCount, orphans, heldBack }: Loaded): string {
  const left = Object.entries(orphans).map(([table, count]) => `${count} of ${table}`);
  const begun = `${rowCount.toLocaleString("en")} rows of the backup of ${writeTime(takenAt)} are loaded`;
  const gone = left.length > 0 ? `Left out, as what they belong to is gone: ${left.join(", ")}` : "";
  return [begun, gone, tellHeldBack(heldBack)].filter(Boolean).join("\n");
}

function tellHeldBack({ mailings, digests, unmailed, slots, notices }: HeldBack): string {
  const rows = [
    ...mailings.map((of) => ["mailing", of.id, of.newsletterId, MAILING_ADVICE[of.status] ?? of.status]),
    ...digests.map((of) => ["digest", of.id, of.newsletterId, DIGEST_ADVICE[of.status] ?? of.status]),
    ...unmailed.map((id) => ["digest", id, "", "published, and is not mailed any more"]),
    ...slots.map((of) => ["slot", writeTime(String(of.slot)), of.newsletterId, "is not made up for"]),
    ...notices.map((of) => ["notice", of.digestId, "", `is not announced in channel ${of.channelId}`]),
  ];
  if (rows.length === 0) return "Nothing had to be held back";
  return `Held back:\n${writeTable(["what", "which", "newsletter", "now"], rows, "")}`;
}

const MAILING_ADVICE: Record<string, string> = {
  stopped: "waits: look what was sent, then mailings resume or cancel",
  paused: "is paused, as it was",
  cancelled: "is cancelled: its readers were not fixed yet",
};

const DIGEST_ADVICE: Record<string, string> = {
  held: "waits for digests approve or drop",
  failed: "is failed: its press was cut off",
};
