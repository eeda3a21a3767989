import { describeLocal, type PolicyPack } from '#rules';
import type { LocalParameterValue } from '#shared/contract/policy.ts';
import type { Day } from '#shared/day.ts';
import { typeLocalValue } from '#shared/policy/type-local-value.ts';
import type { AuditEntry } from '../../store/audit/audit-entry.ts';
import type { LocalParameterRecord, PastLocalParameter } from '../../store/records/local-parameter-record.ts';
import type { Store } from '../../store/store.ts';
import { isOfPack, keptValue, localPlace } from './local-values.ts';

type Kept = { readonly record: LocalParameterRecord; readonly key: string; readonly from: string | null };

/**
 * The entries that ended the past values, in the same order: each setting of a row starts a value, and the next entry
 * about the row ends it.
 */
function endsOf(
  entries: readonly AuditEntry[],
  past: readonly PastLocalParameter[],
): readonly (AuditEntry | undefined)[] {
  const counts = new Map<string, number>();
  return past.map(({ key }) => {
    const nth = counts.get(key) ?? 0;
    counts.set(key, nth + 1);
    const about = entries.filter(({ ref }) => ref === key);
    const start = about.flatMap(({ action }, index) => (action === 'parameter.set' ? [index] : []))[nth];
    return start === undefined ? undefined : about[start + 1];
  });
}

/** Every value of a pack's parameters that was ever set, as its input shows it, the latest first day and setting first. */
export function localHistory(
  store: Pick<Store, 'localParameters' | 'audit'>,
  pack: PolicyPack,
  today: Day,
): LocalParameterValue[] {
  const shapes = new Map(describeLocal(pack.content).map(({ key, shape }) => [key, shape]));
  const placed = <R extends LocalParameterRecord>(records: readonly R[]) =>
    records
      .map((record) => ({ record, place: localPlace(record.key) }))
      .filter(({ place }) => isOfPack(place, pack))
      .map(({ record, place: { key, from } }) => ({ record, key, from }));
  const current = placed(store.localParameters.list());
  const past = placed(store.localParameters.past());
  // The whole chain is read only when something has ended; that is rare.
  const ends =
    past.length === 0
      ? []
      : endsOf(
          store.audit.entries(),
          past.map(({ record }) => record),
        );

  const shown = ({ record, key, from }: Kept) => {
    const shape = shapes.get(key);
    const typed = shape === undefined ? '' : typeLocalValue(shape, keptValue(record.value));
    return { key, from, typed, source: record.source, setAt: record.setAt, setBy: record.setBy };
  };
  const stateOf = ({ key, from }: Kept): 'now' | 'later' | 'earlier' => {
    if (from !== null && from > today) return 'later';
    const isOvertaken = current.some(
      (other) => other.key === key && other.from !== null && other.from <= today && other.from > (from ?? ''),
    );
    return isOvertaken ? 'earlier' : 'now';
  };
  const values: LocalParameterValue[] = [
    ...current.map((kept) => ({ ...shown(kept), state: stateOf(kept), ended: null })),
    ...past.map((kept, index): LocalParameterValue => {
      const end = ends[index];
      const state = end?.action === 'parameter.remove' ? 'withdrawn' : 'corrected';
      const ended = { at: kept.record.endedAt, by: end?.userName ?? '', reason: end?.reason ?? '' };
      return { ...shown(kept), state, ended };
    }),
  ];
  return values.sort((left, right) => order(right).localeCompare(order(left)));
}

const order = ({ from, setAt }: LocalParameterValue): string => `${from ?? ''} ${setAt}`;
