import { problemLine } from '#shared/settlement/problem.ts';
import { findFolderProblems, packsDirectory, readPackFolders } from '../packs/read-packs.ts';

/**
 * `lint-packs`: checks every pack and runs its worked examples. Problems as `file:line: what` on stderr and exit 1;
 * a pack that is right is one line with its hash on stdout.
 */
for (const folder of readPackFolders(packsDirectory(process.env['AID_ROOT'] ?? process.cwd()))) {
  const problems = findFolderProblems(folder);
  if (problems.length > 0) {
    process.stderr.write(`${problems.map(problemLine).join('\n')}\n`);
    process.exitCode = 1;
  } else if (folder.pack.ok) {
    process.stdout.write(`${folder.id} ${folder.pack.value.hash}\n`);
  }
}
