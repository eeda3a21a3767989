const SHAPE = /^AID-BACKUP-([0-9]{9}-[A-Z])-(\d{8})-(\d{4})-(\d{1,3})\.aidbak$/;

/** `<township code>-<PC letter>`, day, minute, and a number within the minute, as the name of a backup says. */
export type BackupName = { readonly pc: string; readonly day: string; readonly minute: string; readonly count: number };

/** The parts of a backup's file name; null for any other file. */
export function parseBackupName(name: string): BackupName | null {
  const match = SHAPE.exec(name);
  if (match === null) return null;
  const [, pc = '', day = '', minute = '', count] = match;
  return { pc, day, minute, count: Number(count) };
}

/** The first free name for a backup made at `at` (ISO 8601). ASCII, since FAT sticks refuse others. */
export function backupName(pc: string, at: string, taken: readonly string[]): string {
  const stem = `AID-BACKUP-${pc}-${at.slice(0, 10).replaceAll('-', '')}-${at.slice(11, 16).replace(':', '')}`;
  for (let count = 1; ; count += 1) {
    const name = `${stem}-${count}.aidbak`;
    if (!taken.includes(name)) return name;
  }
}
