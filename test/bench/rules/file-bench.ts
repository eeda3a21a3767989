/** The command line on large files: `settle` on 100,000 cases, `pack affected` on 100,000, or on as many as are asked for. */
import { spawnSync } from 'node:child_process';
import { closeSync, cpSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { report } from '../figure.ts';
import { BED_DAY_RATE, inventCases } from './random-benxi.ts';

const BLOCK = 10_000;
const ROOT = process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'aid-bench-'));
/** Says at the end of a process what it took of memory at most, in kB. */
const TELL_MEMORY = `data:text/javascript,import{readFileSync}from'node:fs';process.on('exit',()=>process.stderr.write('\\n'+/VmHWM.*/.exec(readFileSync('/proc/self/status','utf8'))))`;

function writeCases(count: number): string {
  const name = join(folder, `${count}.json`);
  const file = openSync(name, 'w');
  writeSync(file, `{"format":"aid-case/1","pack":"benxi-2023","local":{"bedDayRate":"${BED_DAY_RATE}"},"cases":[`);
  for (let first = 0; first < count; first += BLOCK) {
    const cases = inventCases(Math.min(BLOCK, count - first), first + 1);
    const texts = cases.map((item, index) => JSON.stringify({ ...item, id: `c${first + index + 1}` }));
    writeSync(file, `${first === 0 ? '' : ','}${texts.join(',')}`);
  }
  writeSync(file, ']}');
  closeSync(file);
  return name;
}

/** A draft of next year: one ratio raised. */
function writeDraft(): string {
  const draft = join(folder, 'benxi-draft');
  cpSync(join(ROOT, 'rules/packs/benxi-2023'), draft, { recursive: true });
  const yaml = readFileSync(join(draft, 'pack.yaml'), 'utf8');
  const raised = yaml.replace('value: 60%, article: a4-5-basic', 'value: 65%, article: a4-5-basic');
  if (raised === yaml) throw new Error('The pack has no such ratio');
  writeFileSync(join(draft, 'pack.yaml'), raised.replace('id: benxi-2023', 'id: benxi-draft'));
  return draft;
}

function measure(name: string, note: string, args: readonly string[]): void {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['--import', TELL_MEMORY, 'build/run.mjs', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', openSync(join(folder, 'out'), 'w'), 'pipe'],
  });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
  report(name, 'ms', [performance.now() - started], { note });
  const memory = /VmHWM:\s+(\d+)/.exec(stderr)?.[1];
  if (memory !== undefined) report(`${name}-memory`, 'MB', [Number(memory) / 1024], { note: 'largest resident size' });
}

try {
  const affected = Number(process.argv[2] ?? 100_000);
  const file = writeCases(100_000);
  measure('settle-100000-cases', 'to a file, no trace', ['rules/cli/settle.ts', file]);
  measure('settle-100000-cases-traced', 'to a file, with trace', ['rules/cli/settle.ts', file, '--trace']);
  const past = affected === 100_000 ? file : writeCases(affected);
  measure(`affected-${affected}-cases`, 'differences listed', ['rules/cli/pack.ts', 'affected', writeDraft(), past]);
} finally {
  rmSync(folder, { recursive: true });
}
