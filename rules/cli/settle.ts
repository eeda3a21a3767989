import { readFileSync } from 'node:fs';
import { toDay, type Day } from '#shared/day.ts';
import { parseCaseFile } from '#shared/settlement/parse-case-file.ts';
import { problemLine, type Problem } from '#shared/settlement/problem.ts';
import { settle } from '../engine/settle-file.ts';
import { findPackProblems } from '../packs/check-against-pack.ts';
import { packsDirectory, readPackFolders } from '../packs/read-packs.ts';

/** `settle INPUT.json [--trace]`: the result on stdout and exit 0, or one problem a line on stderr and exit 2. */
const USAGE = 'usage: npm run -s settle -- INPUT.json [--trace]   (INPUT.json may be - for standard input)';
const STANDARD_INPUT = 0;

function refuse(lines: readonly string[]): void {
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exitCode = 2;
}

const refuseAll = (problems: readonly Problem[]): void => refuse(problems.map(problemLine));

function readInput(name: string): string | null {
  try {
    return readFileSync(name === '-' ? STANDARD_INPUT : name, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    refuse([`${name}: cannot be read (${error instanceof Error ? error.message : String(error)})`]);
    return null;
  }
}

function run(args: readonly string[], root: string, today: Day): void {
  const names = args.filter((arg) => !arg.startsWith('--'));
  const [name] = names;
  if (name === undefined || names.length > 1 || args.some((arg) => arg.startsWith('--') && arg !== '--trace')) {
    refuse([USAGE]);
    return;
  }
  const text = readInput(name);
  if (text === null) return;
  const file = parseCaseFile(text, today);
  if (!file.ok) return refuseAll(file.problems);
  const folders = readPackFolders(packsDirectory(root));
  const folder = folders.find((item) => item.id === file.value.pack);
  if (folder === undefined) {
    return refuse([`pack: no pack "${file.value.pack}"; installed: ${folders.map((item) => item.id).join(', ')}`]);
  }
  if (!folder.pack.ok) return refuseAll(folder.pack.problems);
  const pack = folder.pack.value;
  const packProblems = findPackProblems(pack, file.value);
  if (packProblems.length > 0) return refuseAll(packProblems);
  process.stdout.write(`${JSON.stringify(settle(pack, file.value, { trace: args.includes('--trace') }), null, 2)}\n`);
}

run(process.argv.slice(2), process.env['AID_ROOT'] ?? process.cwd(), toDay(new Date().toISOString().slice(0, 10)));
