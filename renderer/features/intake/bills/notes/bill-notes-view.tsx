import { IconInfoCircle, IconScan } from '@tabler/icons-react';
import type { VisitEntry } from '#shared/domain/application-form.ts';
import { useChannel } from '../../../../client/use-channel.ts';
import { useIntake } from '../../state/use-intake.ts';
import { billNotes } from './bill-notes.ts';
import css from './notes.module.css';

/** Under a bill: what its year means, and what was read off it by the scanner. */
export function BillNotes({ visit }: { readonly visit: VisitEntry }) {
  const today = useIntake((state) => state.today);
  const appliedOn = useIntake((state) => state.form.applicationDate);
  const { data } = useChannel('timeLimit/view', {});
  // Until it is known nothing is said that might be wrong.
  const notes = data === undefined ? [] : billNotes(visit, appliedOn, today, data.setting.claim);
  if (notes.length === 0 && visit.scanned === '') return null;
  return (
    <div className={css['notes']}>
      {notes.map((note) => (
        <p key={note} className={css['note']}>
          <IconInfoCircle size={14} stroke={1.75} aria-hidden />
          {note}
        </p>
      ))}
      {visit.scanned === '' ? null : (
        <p className={css['scanned']} title={visit.scanned}>
          <IconScan size={14} stroke={1.75} aria-hidden />
          扫码原文　<span className={css['raw']}>{visit.scanned}</span>
        </p>
      )}
    </div>
  );
}
