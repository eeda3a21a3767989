/** One backup as the rule sees it; `commit` says how far its data is, whatever the clock said. */
export type DatedBackup = { readonly name: string; readonly createdAt: string; readonly commit: number };

const NEWEST = 10;
const DAYS = 14;
const MONTHS = 12;

/** The newest backup of each of the newest `most` periods; `length` digits of the instant name a period. */
function newestOfEach(newestFirst: readonly DatedBackup[], length: number, most: number): readonly string[] {
  const periods = new Map<string, string>();
  for (const { name, createdAt } of newestFirst) {
    const period = createdAt.slice(0, length);
    if (!periods.has(period) && periods.size < most) periods.set(period, name);
  }
  return [...periods.values()];
}

/**
 * Names that may go: all but the newest ten, the newest of each of the last fourteen days with one, and of each of the
 * last twelve months with one. The newest is never among them. Which is newer the data says: a clock
 * can go back.
 */
export function spareBackups(backups: readonly DatedBackup[]): readonly string[] {
  const newestFirst = [...backups].sort(
    (a, b) => b.commit - a.commit || (a.createdAt === b.createdAt ? 0 : a.createdAt < b.createdAt ? 1 : -1),
  );
  const kept = new Set([
    ...newestFirst.slice(0, NEWEST).map(({ name }) => name),
    ...newestOfEach(newestFirst, 'YYYY-MM-DD'.length, DAYS),
    ...newestOfEach(newestFirst, 'YYYY-MM'.length, MONTHS),
  ]);
  return newestFirst.map(({ name }) => name).filter((name) => !kept.has(name));
}
