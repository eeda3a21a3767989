import type { ChannelOutput } from '#shared/contract/index.ts';
import type { Store } from '../../store/store.ts';

/** Named one by one; of more, how many there are. */
const MOST_NAMED = 12;
const PAGE = 500;
/** Opening more entries would hold up whoever asks; with so many, how many exactly decides nothing. */
const MOST_PAGES = 4;

/** What was done after an operation record: the applications that were changed, and the batches that were sealed. */
export function doneSince(store: Store, seq: number): ChannelOutput<'backup/since'> {
  const [applications, batches] = [new Set<string>(), new Set<string>()];
  let before = Number.MAX_SAFE_INTEGER;
  for (let pages = 0; before > seq + 1 && pages < MOST_PAGES; pages += 1) {
    const page = store.audit.page({}, before, PAGE);
    for (const { action, ref } of page.filter((entry) => entry.seq > seq)) {
      // Whoever only looks on changes nothing that could be lost.
      if (ref !== null && action.startsWith('application.') && action !== 'application.read') applications.add(ref);
      if (ref !== null && action === 'batch.add') batches.add(ref);
    }
    before = page.at(-1)?.seq ?? 0;
  }
  return {
    applications: applications.size,
    isMore: before > seq + 1,
    named: [...applications].slice(0, MOST_NAMED).map((id) => nameOf(store, id)),
    batches: [...batches].map((id) => store.batches.get(id)?.fileName ?? '').toSorted(),
  };
}

/** Also of a row that is damaged: it is for telling people what is at stake. */
function nameOf(store: Store, id: string): string {
  const { number, name } = store.nameDamaged({ table: 'application', label: '', id });
  return [number ?? '未编号', name ?? '未填姓名'].join(' ');
}
