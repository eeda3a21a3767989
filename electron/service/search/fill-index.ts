import type { SearchRow } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';
import type { SearchIndex } from './search-index.ts';

export type Progress = { readonly done: number; readonly total: number };

/** How long one step holds up whoever works meanwhile; a page of rows takes a few milliseconds at most. */
const STEP_MS = 4;
const PAGE = 24;

/** Rows read ahead and how many of them were taken. */
type Page = { readonly rows: readonly SearchRow[]; readonly at: number };
const BEFORE_FIRST: Page = { rows: [], at: PAGE };

/** Fills an index from the store in small steps between the work. */
export type Filling = {
  /** Null once everything is in the index. */
  readonly progress: () => Progress | null;
  /** Takes note of a row that was written; it is read anew in one of the next steps. */
  readonly note: (kind: SearchRow['kind'], id: string) => void;
  /** Reads at once what was written; then nothing that was answered as saved can be missed. */
  readonly catchUp: () => void;
};

export type FillingOptions = {
  readonly store: Store;
  readonly index: Pick<SearchIndex, 'put' | 'has'>;
  readonly elapsedMs: () => number;
  /** False once the store was closed or another one took its place. */
  readonly isCurrent: () => boolean;
  readonly onDone: () => void;
  /** A step could not read on. */
  readonly onFault: (thrown: unknown) => void;
};

/** Starts at the oldest record: the index keeps the order in which it is filled. */
export function startFilling({ store, index, elapsedMs, isCurrent, onDone, onFault }: FillingOptions): Filling {
  const last: Record<SearchRow['kind'], string> = { person: '', application: '' };
  // Nothing is read before the first step: starting never fails.
  const pages: Record<SearchRow['kind'], Page> = { person: BEFORE_FIRST, application: BEFORE_FIRST };
  const written = new Map<string, Pick<SearchRow, 'kind' | 'id'>>();
  let total: number | null = null;
  let done = 0;
  let isFilled = false;
  let isScheduled = false;

  const nextPage = (kind: SearchRow['kind']): Page => ({ rows: store.searchable.after(kind, last[kind], PAGE), at: 0 });

  /** The next row of a kind, read ahead by the page. */
  function peek(kind: SearchRow['kind']): SearchRow | null {
    if (pages[kind].at === PAGE) pages[kind] = nextPage(kind);
    const { rows, at } = pages[kind];
    return rows[at] ?? null;
  }

  function fillOne(): boolean {
    const [person, application] = [peek('person'), peek('application')];
    const row = person !== null && (application === null || person.id < application.id) ? person : application;
    if (row === null) return false;
    const { rows, at } = pages[row.kind];
    pages[row.kind] = { rows, at: at + 1 };
    last[row.kind] = row.id;
    index.put(row);
    done += 1;
    return true;
  }

  function takeWritten({ kind, id }: Pick<SearchRow, 'kind' | 'id'>): void {
    written.delete(`${kind}/${id}`);
    if (!isFilled && !index.has(kind, id) && id > last[kind]) {
      // The filling comes to it in its turn; what was read ahead may be older than what was written.
      pages[kind] = nextPage(kind);
      return;
    }
    const row = store.searchable.get(kind, id);
    if (row !== null) index.put(row);
  }

  /** One thing to do; false when nothing is left. */
  function advance(): boolean {
    for (const next of written.values()) {
      takeWritten(next);
      return true;
    }
    if (isFilled) return false;
    total ??= store.searchable.count();
    if (fillOne()) return true;
    isFilled = true;
    onDone();
    return false;
  }

  function step(): void {
    isScheduled = false;
    if (!isCurrent()) return;
    const until = elapsedMs() + STEP_MS;
    let hasMore = advance();
    while (hasMore && elapsedMs() < until) hasMore = advance();
    if (hasMore) schedule();
  }

  function schedule(): void {
    if (isScheduled) return;
    isScheduled = true;
    setImmediate(() => {
      try {
        step();
      } catch (thrown) {
        onFault(thrown);
      }
    });
  }

  schedule();
  return {
    progress: () => (isFilled ? null : { done, total: Math.max(done, total ?? 0) }),
    note: (kind, id) => {
      written.set(`${kind}/${id}`, { kind, id });
      schedule();
    },
    catchUp: () => {
      for (const next of written.values()) takeWritten(next);
    },
  };
}
