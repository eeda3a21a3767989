import type { Books } from './books.ts';
import type { OperationName } from './operation-name.ts';
import { peopleDifferences } from './people/people-books.ts';
import type { StepName } from './steps.ts';

/** A step or operation that was begun and never acknowledged; `feed`: the receipt before it was. */
export type Begun = { readonly name: StepName | OperationName | 'feed'; readonly ids: readonly string[] };

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * What was acknowledged and is not there, or is there and nobody did. The step that was under way may be there or not,
 * but whole: everything else must be exactly as acknowledged.
 */
export function differences(acknowledged: Books, begun: Begun | null, found: Books): readonly string[] {
  const wrong: string[] = [];
  const changed: string[] = [];
  for (const [id, before] of Object.entries(acknowledged.applications)) {
    const after = found.applications[id];
    if (after === undefined) wrong.push(`${id} is gone`);
    else if (!same(before, after)) {
      changed.push(id);
      if (begun === null || !begun.ids.includes(id))
        wrong.push(`${id} was ${JSON.stringify(before)}, is ${JSON.stringify(after)}`);
      else if (!isNext(before, after)) wrong.push(`${id}: half of ${begun.name}: ${JSON.stringify([before, after])}`);
    }
  }
  // All applications of a step, or none.
  if (changed.length > 0 && begun !== null && changed.length !== begun.ids.length)
    wrong.push(`${begun.name}: ${changed.length} of ${begun.ids.length}`);
  const added = Object.keys(found.applications).filter((id) => acknowledged.applications[id] === undefined);
  if (added.length > (begun?.name === 'create' ? 1 : 0)) wrong.push(`${added.length} applications nobody was told of`);
  const isHeard = begun?.name === 'receipt' || begun?.name === 'feed';
  const others = acknowledged.batches.filter((batch) => !found.batches.includes(batch)).length;
  const mayDiffer = begun?.name === 'seal' || begun?.name === 'export' || (isHeard && others === 1);
  if (!mayDiffer && !same(acknowledged.batches, found.batches)) wrong.push(`batches: ${found.batches.join()}`);
  if (found.batches.length < acknowledged.batches.length) wrong.push('a batch is gone');
  if (!areNext(acknowledged.packs, found.packs, begun?.name === 'import')) wrong.push(`packs: ${found.packs.join()}`);
  return [...wrong, ...peopleDifferences(acknowledged.people, begun?.name, found.people)];
}

/** The same packs, or one more where one was just being installed. */
const areNext = (before: readonly string[], after: readonly string[], mayAdd: boolean): boolean =>
  same(before, after) || (mayAdd && after.length === before.length + 1 && before.every((pack) => after.includes(pack)));

type State = Books['applications'][string];

/** Whether one whole step lies between: a later revision or status, or one more paper. */
function isNext(before: State, after: State): boolean {
  const isSamePapers = same(before.prints, after.prints);
  const isOnePaperMore =
    after.prints.length === before.prints.length + 1 && before.prints.every((print) => after.prints.includes(print));
  if (!isSamePapers) return isOnePaperMore && same({ ...before, prints: [] }, { ...after, prints: [] });
  return (
    after.revision === before.revision + 1 || (after.revision === before.revision && after.status !== before.status)
  );
}
