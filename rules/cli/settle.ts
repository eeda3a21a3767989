import { once } from 'node:events';
import { toDay, type Day } from '#shared/day.ts';
import { problemLine, type Checked, type Problem } from '#shared/settlement/problem.ts';
import { settle } from '../engine/settle-file.ts';
import { settleUnder } from '../engine/settle-case.ts';
import { settingOf } from '../engine/settle-visits.ts';
import { findFundProblems, findLocalProblems } from '../packs/check-against-pack.ts';
import type { PolicyPack } from '../packs/policy-pack.ts';
import { packsDirectory, readPackFolders } from '../packs/read-packs.ts';
import { checkCaseAt, checkEnvelope, findRepeatedIds, type CaseEnvelope } from './cases/check-cases.ts';
import { readBytes } from './cases/read-bytes.ts';
import { splitCases, type CaseSplit } from './cases/split-cases.ts';

/** `settle INPUT.json [--trace]`: the result on stdout and exit 0, or one problem a line on stderr and exit 2. */
const USAGE = '用法：npm run -s settle -- 案件.json [--trace]   （文件写 - 时从标准输入读取）';
/** What is written at once, in characters. */
const BLOCK = 1_000_000;

function refuse(lines: readonly string[]): void {
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exitCode = 2;
}

type Input = { readonly bytes: Buffer; readonly split: CaseSplit; readonly count: number };

/** Everything wrong with the cases of a file, each case by itself; nothing is kept of the good ones. */
function findCaseProblems({ bytes, split, count }: Input, pack: PolicyPack | null, today: Day): readonly Problem[] {
  const problems: Problem[] = [];
  const ids: (string | null)[] = [];
  for (let place = 0; place < count; place += 1) {
    const { id, checked } = checkCaseAt(bytes, split, place, today);
    ids.push(id);
    if (!checked.ok) problems.push(...checked.problems);
    else if (pack !== null) problems.push(...findFundProblems(pack, checked.value, ['cases', place]));
  }
  return [...problems, ...findRepeatedIds(ids)];
}

function findPack(root: string, { pack: id }: CaseEnvelope): Checked<PolicyPack> {
  const folders = readPackFolders(packsDirectory(root));
  const folder = folders.find((item) => item.id === id);
  if (folder !== undefined) return folder.pack;
  const message = `没有政策包“${id}”；已安装：${folders.map((item) => item.id).join('、')}`;
  return { ok: false, problems: [{ path: 'pack', message }] };
}

/** Text that is written in blocks, each when the one before has left. */
function writerOf(stream: NodeJS.WriteStream) {
  let block = '';
  const flush = async (): Promise<void> => {
    const isTaken = stream.write(block);
    block = '';
    if (!isTaken) await once(stream, 'drain');
  };
  return {
    write: async (text: string): Promise<void> => {
      block += text;
      if (block.length >= BLOCK) await flush();
    },
    flush,
  };
}

/** Writes the result case by case: the whole of it can be longer than a text may be. */
async function writeResult(input: Input, envelope: CaseEnvelope, pack: PolicyPack, today: Day, withTrace: boolean) {
  const { write, flush } = writerOf(process.stdout);
  const [head = '', tail = ''] = JSON.stringify(settle(pack, { ...envelope, cases: [] }), null, 2).split('[]');
  const setting = settingOf(pack, { local: envelope.local, closeYear: envelope.closeYear });
  await write(`${head}[`);
  for (let place = 0; place < input.count; place += 1) {
    const { checked } = checkCaseAt(input.bytes, input.split, place, today);
    if (!checked.ok) throw new Error('A case that was checked is malformed');
    const text = JSON.stringify(settleUnder(setting, checked.value, withTrace), null, 2);
    await write(`${place === 0 ? '' : ','}\n    ${text.replaceAll('\n', '\n    ')}`);
  }
  await write(`${input.count === 0 ? '' : '\n  '}]${tail}\n`);
  await flush();
}

async function run(args: readonly string[], root: string, today: Day): Promise<void> {
  const names = args.filter((arg) => !arg.startsWith('--'));
  const [name] = names;
  if (name === undefined || names.length > 1 || args.some((arg) => arg.startsWith('--') && arg !== '--trace')) {
    refuse([USAGE]);
    return;
  }
  const bytes = readBytes(name);
  if (!bytes.ok) return refuse(bytes.problems.map(problemLine));
  const split = splitCases(bytes.value);
  const input = { bytes: bytes.value, split, count: split.ends.length / 2 };
  const envelope = checkEnvelope(split, today);
  const pack = envelope.ok ? findPack(root, envelope.value) : null;
  const problems = [
    ...(envelope.ok ? [] : envelope.problems),
    ...(pack === null || pack.ok ? [] : pack.problems),
    ...(envelope.ok && pack?.ok ? findLocalProblems(pack.value, envelope.value.local ?? {}) : []),
    ...findCaseProblems(input, pack?.ok ? pack.value : null, today),
  ];
  if (problems.length > 0 || !envelope.ok || !pack?.ok) return refuse(problems.map(problemLine));
  await writeResult(input, envelope.value, pack.value, today, args.includes('--trace'));
}

await run(
  process.argv.slice(2),
  process.env['AID_ROOT'] ?? process.cwd(),
  toDay(new Date().toISOString().slice(0, 10)),
);
