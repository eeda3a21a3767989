import { execFileSync } from 'node:child_process';
import { appendFileSync } from 'node:fs';

export const LEDGER = 'docs/faults.md';

/** One line of the ledger: what was run, on which commit, and how often it failed. */
export type Entry = {
  readonly commit: string;
  readonly kind: string;
  readonly firstSeed: number;
  readonly done: number;
  readonly failures: number;
};

const git = (...args: readonly string[]): string => execFileSync('git', args, { encoding: 'utf8' }).trim();

/** The commit that is tried, asked for before the run. A tree with changes is marked, because no commit repeats it. */
export function commitNow(): string {
  const isChanged =
    git('status', '--porcelain', '--untracked-files=no', '--', 'electron', 'shared', 'rules', 'county') !== '';
  return `${git('rev-parse', '--short', 'HEAD')}${isChanged ? '+' : ''}`;
}

/** Appends a line to the table that ends the ledger. */
export function record({ commit, kind, firstSeed, done, failures }: Entry): void {
  const day = new Date().toISOString().slice(0, 10);
  const seeds = done === 0 ? '—' : `${firstSeed}–${firstSeed + done - 1}`;
  appendFileSync(LEDGER, `| ${day} | ${commit} | ${kind} | ${seeds} | ${done} | ${failures} |\n`);
}
