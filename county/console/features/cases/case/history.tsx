import { Link } from '@tanstack/react-router';
import { fen, formatYuanGrouped } from '#shared/fen.ts';
import { instantToMinute } from '../../../../../renderer/text/instants.ts';
import type { CaseView, DecisionView, PaymentView } from '../../../api/views.ts';
import { useHasRole } from '../../../client/use-session.ts';
import { StateChip } from '../../../ui/state-chip.tsx';
import css from './case.module.css';
import { placeWords } from './decide/place-choices.ts';
import { VoidPayment } from './void-payment.tsx';

type Entry = {
  readonly key: string;
  readonly at: string;
  readonly by: string;
  readonly words: string;
  readonly voidable?: string;
};

const yuan = (amount: number): string => `${formatYuanGrouped(fen(amount))} 元`;

/** What happened to it at the county, oldest first, and its other revisions. */
export function History({ file }: { readonly file: CaseView }) {
  const isPayer = useHasRole('payer');
  const entries: readonly Entry[] = [
    { key: 'received', at: file.row.receivedAt, by: file.row.pc, words: '县级收到' },
    ...file.decisions.map((decision) => decisionEntry(file.content, decision)),
    ...file.payments.map((payment) => paymentEntry(file, payment)),
  ].toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
  const revisions = file.revisions.filter(({ revision }) => revision !== file.row.revision);
  return (
    <>
      <ol className={css['history']}>
        {entries.map(({ key, at, by, words, voidable }) => (
          <li key={key}>
            <span className={css['when']}>{instantToMinute(at)}</span>
            <span>
              {words} {isPayer && voidable !== undefined ? <VoidPayment payment={voidable} today={file.today} /> : null}
            </span>
            <span className={css['who']}>{by}</span>
          </li>
        ))}
      </ol>
      {revisions.length === 0 ? null : (
        <ul className={css['revisions']}>
          {revisions.map(({ record, sending, state }) => (
            <li key={`${record.batch}/${record.place}`}>
              <Link to="/cases/$batch/$place" params={{ batch: String(record.batch), place: String(record.place) }}>
                第 {sending} 次报送
              </Link>
              <StateChip state={state} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

const decisionEntry = (
  content: CaseView['content'],
  { id, at, by, decision, approvedFen, reason, places }: DecisionView,
): Entry => {
  const why = reason === '' ? '' : `：${reason}`;
  const where = places.map((place) => `「${placeWords(content, place)}」${place.comment}`).join('；');
  const words =
    decision === 'returned'
      ? `退回乡镇${why}${where === '' ? '' : `（${where}）`}`
      : `${decision === 'partly' ? '部分批准' : '批准'} ${yuan(approvedFen)}${why}`;
  return { key: id, at, by, words };
};

const paymentEntry = (
  { revisions }: CaseView,
  { payment, at, by, movement, amountFen, paidOn, revision, other }: PaymentView,
): Entry => ({
  key: payment,
  at,
  by,
  ...(movement === 'paid' && other === null ? { voidable: payment } : {}),
  words: `${movement === 'paid' ? '支付' : '撤销支付'} ${yuan(Math.abs(amountFen))}（第 ${sendingOf(revisions, revision)} 次报送，${paidOn}）`,
});

/** Money belongs to a revision; people count what came. */
const sendingOf = (revisions: CaseView['revisions'], revision: number): number =>
  revisions.find((one) => one.revision === revision)?.sending ?? 1;
