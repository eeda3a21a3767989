import type { SettlementView } from '#shared/contract/case/assessment.ts';
import { fen, formatYuanGrouped } from '#shared/fen.ts';
import { Notice } from '../../../ui/page/notice.tsx';
import { usePageMoves } from '../page/page-moves.ts';
import css from './settle.module.css';

/** What must be known before the figures are relied on: what is missing, what is provisional, what is to be taken back. */
export function SettleNotes({ settlement }: { readonly settlement: SettlementView }) {
  const moves = usePageMoves();
  const { status, missing, provisional, recover, deferred } = settlement;
  const names = [...new Set(missing.map(({ text }) => text))];
  return (
    <>
      {status === 'ineligible' ? (
        <Notice meaning="danger">所填票据都不符合救助条件，应救助为零。各行写明了原因和依据。</Notice>
      ) : null}
      {names.length === 0 ? null : (
        <Notice
          meaning="warn"
          action={
            <button type="button" className={css['textButton']} onClick={() => moves.goTo('check')}>
              看待补清单
            </button>
          }
        >
          {status === 'undecided' ? '暂不能确定，还缺' : '还缺'}：{names.join('、')}。
        </Notice>
      )}
      {provisional ? (
        <Notice meaning="info">测算用到了尚未确认的政策数值或县级参数，金额为暂定。以县级复核为准。</Notice>
      ) : null}
      {recover > 0 ? (
        <Notice meaning="danger">已付金额比应救助多 {formatYuanGrouped(fen(recover))} 元，需要办理追回。</Notice>
      ) : null}
      {deferred > 0 ? (
        <Notice meaning="info">其中 {formatYuanGrouped(fen(deferred))} 元按政策到年终结算时支付。</Notice>
      ) : null}
    </>
  );
}
