/** The format of backups (docs/backup.md): goes up when one of before can't be read as one of now. */
export const FORMAT = 1;
