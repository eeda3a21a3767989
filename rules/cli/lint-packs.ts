import { problemLine } from '#shared/settlement/problem.ts';
import { findFolderProblems, findRangeProblems, packsDirectory, readPackFolders } from '../packs/read-packs.ts';

/**
 * `lint-packs`: checks every pack and runs its worked examples. Problems as `file:line: what` on stderr and exit 1;
 * when all are right, one line a pack with its hash on stdout.
 */
const folders = readPackFolders(packsDirectory(process.env['AID_ROOT'] ?? process.cwd()));
const faults = [...folders.flatMap(findFolderProblems), ...findRangeProblems(folders)];
if (faults.length > 0) {
  process.stderr.write(`${faults.map(problemLine).join('\n')}\n`);
  process.exitCode = 1;
} else {
  const lines = folders.flatMap(({ id, pack }) => (pack.ok ? [`${id} ${pack.value.hash}`] : []));
  process.stdout.write(`${lines.join('\n')}\n`);
}
