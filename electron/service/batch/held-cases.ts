import type { HeldCase } from '#shared/contract/case/batch.ts';
import type { Day } from '#shared/day.ts';
import type { ApplicationRecord } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';
import { applicationRow } from '../application/application-rows.ts';
import { beforeSealing } from '../public-notice/before-sealing.ts';

type Asked = Pick<Store, 'applications' | 'exemptions' | 'notices' | 'reviews' | 'setting' | 'settlements'>;
type Why = Pick<HeldCase, 'reason' | 'since' | 'until'>;

/**
 * What stands between the window and a batch, and since when: special cases that nobody signed, settlements that nobody reviewed,
 * public notices that are asked for, running or objected to. The longest waiting first, of
 * the same instant by number.
 */
export function heldCases(store: Asked, today: Day): HeldCase[] {
  const held = (record: ApplicationRecord, why: Why | null): readonly HeldCase[] =>
    why === null ? [] : [{ application: applicationRow(record), ...why }];
  const asked = new Map(store.exemptions.asked().map(({ applicationId, askedAt }) => [applicationId, askedAt]));
  const special = [...asked].flatMap(([id, since]) => {
    const record = store.applications.get(id);
    return record?.status === 'accepted' ? held(record, { reason: 'special', since, until: null }) : [];
  });
  const settled = store.applications.standing('settled').flatMap((record) => {
    const since = store.settlements.of(record.id)?.settledAt ?? record.updatedAt;
    return held(record, { reason: 'review', since, until: null });
  });
  const reviewed = store.applications
    .standing('reviewed', 'noticing')
    .flatMap((record) => held(record, beforeSealing(store, record, today)));
  const orderOf = ({ since, application }: HeldCase): string => `${since} ${application.number ?? ''}`;
  return [...special, ...settled, ...reviewed].sort((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1));
}
