import { join } from 'node:path';
import { parseBatchFileName } from '#shared/protocol/batch/batch-file-name.ts';
import { namesIn } from '../backup/list-backups.ts';

/** A batch that was sealed, as its file says. */
export type BatchFile = { readonly fileName: string; readonly path: string; readonly seq: number };

/** Below a profile or a pool: where batches lie, and where those are put that no row names. */
const FOLDERS = [['batches'], ['batches', 'unrecorded']] as const;

/** The batches of these PCs that lie in any of the folders, each once, in order of their numbers. */
export function batchFilesIn(folders: readonly string[], pcs: ReadonlySet<string>): readonly BatchFile[] {
  const found = new Map<string, BatchFile>();
  for (const folder of folders) {
    for (const below of FOLDERS) {
      const place = join(folder, ...below);
      for (const fileName of namesIn(place)) {
        const parsed = parseBatchFileName(fileName);
        if (parsed === null || !pcs.has(parsed.pc) || found.has(fileName)) continue;
        found.set(fileName, { fileName, path: join(place, fileName), seq: parsed.seq });
      }
    }
  }
  return [...found.values()].sort((a, b) => a.seq - b.seq);
}

/** What a restore to `from` has lost of the batches up to `to`: file names, and numbers where no file is left. */
export function lostBatchesOf(batches: readonly BatchFile[], from: number, to: number): readonly string[] {
  const lost: string[] = [];
  for (let seq = from + 1; seq <= to; seq += 1) {
    const names = batches.filter((batch) => batch.seq === seq).map(({ fileName }) => fileName);
    lost.push(...(names.length === 0 ? [`第 ${seq} 批（文件不在）`] : names));
  }
  return lost;
}
