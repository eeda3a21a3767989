/**
 * `npm run faults`: breaks the store and the app on purpose and counts what was lost, changed or left readable. Runs inside
 * Electron's Node; started by build/faults.mjs. See docs/faults.md.
 */
import { writeFileSync } from 'node:fs';
import { lastWords } from '../../build/limits/last-words.mjs';
import type { Kind } from './kind.ts';
import { KINDS } from './kinds.ts';
import { commitNow, record } from './ledger.ts';
import { type Options, readOptions, USAGE } from './options.ts';

/** How many failures are shown in words; all are counted. */
const SHOWN = 100;

/** A kind speaks at its end only: of one that stands still this is all that is heard. */
const running = lastWords();

type Verdict = 'passed' | 'failed' | 'not run';

/** Runs a kind and says at its end, in one piece, what it showed. */
async function runKind(kind: Kind, { size, minutes, count, seed, record: isRecorded }: Options): Promise<Verdict> {
  const lines = [`\n— ${kind.name}: ${kind.title} —`];
  running.begin(kind.name);
  try {
    const obstacle = await kind.obstacle();
    if (obstacle !== null) {
      lines.push(`NOT RUN: ${obstacle}`);
      return 'not run';
    }
    const commit = isRecorded ? commitNow() : '';
    const wanted = count ?? kind.size[size];
    const started = performance.now();
    const seconds = (): number => (performance.now() - started) / 1000;
    const firstSeed = seed ?? 1;
    const isOver = (): boolean => minutes !== null && seconds() > minutes * 60;
    const { done, failures, counts } = await kind.run({ count: wanted, seed: firstSeed, isOver });
    for (const [name, number] of Object.entries(counts)) lines.push(`  ${String(number).padStart(6)}  ${name}`);
    for (const failure of failures.slice(0, SHOWN)) lines.push(`  FAILED  ${failure}`);
    const rate = `${seconds().toFixed(0)} s, ${(done / seconds()).toFixed(1)} a second`;
    lines.push(`${kind.name}: ${done} of ${wanted} done, ${failures.length} failed, ${rate}`);
    if (isRecorded) record({ commit, kind: kind.name, firstSeed, done, failures: failures.length });
    // What was not counted is not met.
    return failures.length === 0 && done > 0 ? 'passed' : 'failed';
  } catch (cause) {
    lines.push(`  FAILED  ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`);
    return 'failed';
  } finally {
    running.end(kind.name);
    console.log(lines.join('\n'));
  }
}

/** A kind's name and what became of it. */
type Ended = {
  readonly name: string;
  readonly verdict: Verdict;
};

async function runTrack(kinds: readonly Kind[], options: Options): Promise<readonly Ended[]> {
  const ended: Ended[] = [];
  for (const kind of kinds) ended.push({ name: kind.name, verdict: await runKind(kind, options) });
  return ended;
}

async function main(options: Options): Promise<number> {
  const chosen = KINDS.filter(({ name }) => options.only.length === 0 || options.only.includes(name));
  if (chosen.length === 0) {
    console.error(`Kinds: ${KINDS.map(({ name }) => name).join(' ')}`);
    return 2;
  }
  const tracks = (['store', 'app'] as const).map((track) => chosen.filter((kind) => kind.track === track));
  const ended = (await Promise.all(tracks.map((kinds) => runTrack(kinds, options)))).flat();
  const namesOf = (verdict: Verdict): readonly string[] =>
    ended.filter((each) => each.verdict === verdict).map(({ name }) => name);
  const failures = namesOf('failed');
  const counts = { passed: namesOf('passed').length, failed: failures.length, skipped: namesOf('not run').length };
  if (options.json !== null) writeFileSync(options.json, JSON.stringify({ ...counts, failures }));
  console.log(`\n${counts.passed} kinds passed, ${counts.failed} failed, ${counts.skipped} not run`);
  return counts.failed > 0 ? 1 : 0;
}

const options = readOptions(process.argv.slice(2));
if (options === null) {
  console.error(USAGE);
  process.exit(2);
}
process.exit(await main(options));
