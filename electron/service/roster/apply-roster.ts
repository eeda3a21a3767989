import { setImmediate } from 'node:timers/promises';
import type { ChannelInput, ChannelOutput } from '#shared/contract/index.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import { isStillOpen, type UserContext } from '../handlers/unlocked.ts';
import { planOf } from './map-columns.ts';
import { entryOf } from './roster-entries.ts';
import { countsOf } from './trial/trial-words.ts';
import type { ChosenFile, Trial } from './roster-desk.ts';

/** Parts in one write, some hundred people: it holds up whoever works meanwhile for about twenty milliseconds. */
const PARTS_A_WRITE = 12;
const CLEARED_A_WRITE = 64;

/** Takes over what the last trial showed: part by part, and then in one step. What was begun and not ended counts for nothing. */
export async function applyRoster(
  context: UserContext,
  { ticket }: ChannelInput<'roster/apply'>,
): Promise<Result<ChannelOutput<'roster/apply'>>> {
  const { open, rosters } = context;
  const file = rosters.find(open.store, ticket);
  if (file === null) return fail('ROSTER_GONE');
  if (rosters.isApplying()) return fail('ROSTER_BUSY');
  if (file.trial?.isSound !== true) return fail('ROSTER_NOT_TRIED');
  rosters.applying(true);
  try {
    return await write(context, file, file.trial);
  } finally {
    rosters.applying(false);
  }
}

async function write(
  context: UserContext,
  file: ChosenFile,
  trial: Trial,
): Promise<Result<ChannelOutput<'roster/apply'>>> {
  const { open, rosters, emit } = context;
  const { store, actor } = open;
  const { source, listName, asOf, base, comparison, summary } = trial;
  const run = rosters.begin();
  await clearLeftovers(context);
  if (!isStillOpen(context)) return fail('LOCKED');
  const begun = store.rosters.begin(actor, {
    source,
    listName,
    asOf,
    fileName: file.fileName,
    sha256: file.sha256,
    base: base?.id ?? null,
    placing: comparison.placing,
    counts: countsOf(summary, comparison),
    plan: planOf(trial.headings, trial.mapping),
  });
  const { parts } = comparison;
  for (let at = 0; at < parts.length; at += PARTS_A_WRITE) {
    store.rosters.addParts(actor, begun.id, parts.slice(at, at + PARTS_A_WRITE));
    emit('roster/progress', { step: 'apply', done: Math.min(parts.length, at + PARTS_A_WRITE), total: parts.length });
    await setImmediate();
    if (!isStillOpen(context)) return fail('LOCKED');
    if (!run.isWanted()) {
      await clearLeftovers(context);
      return fail('ROSTER_CANCELLED');
    }
  }
  const done = store.rosters.finish(actor, begun.id, trial.needsSecond ? 'waiting' : 'active');
  if (!done.ok) return done;
  rosters.close();
  const entry = entryOf(done.value, done.value.state === 'active', actor);
  return entry === null ? fail('NOT_FOUND') : ok(entry);
}

/** Removes what counts for nothing any more, in small steps. */
export async function clearLeftovers(context: UserContext): Promise<void> {
  const { store, actor } = context.open;
  while (isStillOpen(context) && store.rosters.clear(actor, CLEARED_A_WRITE) > 0) await setImmediate();
}
