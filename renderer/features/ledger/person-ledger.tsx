import { IconListDetails } from '@tabler/icons-react';
import { maskIdNumber } from '#shared/id-number.ts';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { ErrorState } from '../../ui/page/error-state.tsx';
import { Loading } from '../../ui/page/loading.tsx';
import { Notice } from '../../ui/page/notice.tsx';
import css from './ledger.module.css';
import { LedgerYear } from './ledger-year.tsx';
import { usePersonLedger } from './use-person-ledger.ts';

/** One person's entries under the name, year by year. */
export function PersonLedger({ idNumber }: { readonly idNumber: string }) {
  const { ledger, error, retry } = usePersonLedger(idNumber);
  if (ledger === null) return error === null ? <Loading /> : <ErrorState error={error} onRetry={retry} />;
  const { person, years, caps, undecided } = ledger;
  return (
    <>
      <p className={css['person']}>
        <strong>{person === null ? '没有申请过' : person.name}</strong>
        <span>{maskIdNumber(idNumber)}</span>
        <span>{person?.village}</span>
      </p>
      {undecided.length === 0 ? null : (
        <Notice meaning="warn">
          申请 {undecided.join('、')} 按现有台账暂不能确定，这一年的限额要等它「退回修改」并重新确认后才能算出。
        </Notice>
      )}
      {years.length === 0 ? (
        <EmptyState icon={IconListDetails} title="没有台账记录" hint="这个人还没有确认过的测算，也没有录入过期初数。" />
      ) : (
        years.map((year) => (
          <LedgerYear
            key={year.year}
            {...year}
            idNumber={idNumber}
            all={years.flatMap(({ rows }) => rows)}
            caps={caps.filter((cap) => cap.year === year.year)}
          />
        ))
      )}
    </>
  );
}
