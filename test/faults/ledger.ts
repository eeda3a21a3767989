import { execFileSync } from 'node:child_process';
import { appendFileSync } from 'node:fs';

export const LEDGER = 'docs/faults.md';

/** One line of the ledger: what was run, on which commit, and how often it failed. */
export type Entry = {
  readonly kind: string;
  readonly firstSeed: number;
  readonly done: number;
  readonly failures: number;
};

const git = (...args: readonly string[]): string => execFileSync('git', args, { encoding: 'utf8' }).trim();

/** Appends a line to the table that ends the ledger. A tree with changes is named, because no commit repeats it. */
export function record({ kind, firstSeed, done, failures }: Entry): void {
  const day = new Date().toISOString().slice(0, 10);
  const isChanged = git('status', '--porcelain', '--untracked-files=no', '--', 'electron', 'shared', 'rules') !== '';
  const commit = `${git('rev-parse', '--short', 'HEAD')}${isChanged ? '+' : ''}`;
  const seeds = done === 0 ? '—' : `${firstSeed}–${firstSeed + done - 1}`;
  appendFileSync(LEDGER, `| ${day} | ${commit} | ${kind} | ${seeds} | ${done} | ${failures} |\n`);
}
