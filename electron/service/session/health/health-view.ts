import type { AppHealth } from '#shared/contract/access/session.ts';
import type { Store } from '../../../store/store.ts';
import type { Health } from './self-check.ts';

const NOTHING = { seq: null, about: null, damaged: [], hidden: [], isFileDamaged: false };

/** What the window is told of the check: with names, because somebody is logged in who may read them. */
export function healthView(health: Health, store: Store): AppHealth {
  if (health.state !== 'wrong') return { ...NOTHING, state: health.state };
  const { seq, damaged, hidden, isFileDamaged } = health;
  return {
    state: 'wrong',
    seq,
    about: seq === null ? null : aboutEntry(store, seq),
    damaged: damaged.map((row) => ({ label: row.label, id: row.id, ...store.nameDamaged(row) })),
    hidden: [...hidden],
    isFileDamaged,
  };
}

/** Whose application an operation record is about; null when it is about something else. */
function aboutEntry(store: Store, seq: number): AppHealth['about'] {
  const [entry] = store.audit.page({}, seq + 1, 1);
  if (entry?.seq !== seq || entry.ref === null) return null;
  const about = store.nameDamaged({ table: 'application', label: '', id: entry.ref });
  return about.number === null && about.name === null ? null : about;
}
