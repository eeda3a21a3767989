import { problemLine } from '#shared/settlement/problem.ts';
import { packsDirectory, readPackFolders } from '../packs/read-packs.ts';

/** `lint-packs`: checks every pack; problems as `file:line: what` on stderr and exit 1, else one line a pack. */
const folders = readPackFolders(packsDirectory(process.env['AID_ROOT'] ?? process.cwd()));
for (const { id, read } of folders) {
  if (read.ok) process.stdout.write(`${id} ${read.value.hash}\n`);
  else {
    process.stderr.write(`${read.problems.map(problemLine).join('\n')}\n`);
    process.exitCode = 1;
  }
}
