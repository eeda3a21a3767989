import { parseBackupName } from '../../store/backup/format/backup-name.ts';
import type { Store } from '../../store/store.ts';

/**
 * The letters this data was worked on under before it moved to this PC, in order of the alphabet. Each move says in the
 * data itself, under a MAC, which backup it came from, and a backup is named after its PC.
 */
export function formerLetters(
  { backup }: Pick<Store, 'backup'>,
  { townshipCode, pcLetter }: { readonly townshipCode: string; readonly pcLetter: string },
): readonly string[] {
  const letters = backup.restores().flatMap((restore) => {
    const pc = restore.letter === null ? undefined : parseBackupName(restore.backup)?.pc;
    return pc?.startsWith(`${townshipCode}-`) === true ? [pc.slice(-1)] : [];
  });
  return [...new Set(letters)].filter((letter) => letter !== pcLetter).sort();
}
