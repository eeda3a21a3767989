import { Button, SegmentedControl } from '@mantine/core';
import { IconCash } from '@tabler/icons-react';
import { useState } from 'react';
import { EmptyState } from '../../../../renderer/ui/page/empty-state.tsx';
import { Notice } from '../../../../renderer/ui/page/notice.tsx';
import { Page } from '../../../../renderer/ui/page/page.tsx';
import { useCall } from '../../client/use-call.ts';
import { useKept } from '../../client/use-kept.ts';
import { useHasRole } from '../../client/use-session.ts';
import { useStanding } from '../../client/use-standing.ts';
import { Asked } from '../../ui/asked.tsx';
import { WORDS } from '../../words.ts';
import { EnterPaid } from './enter-paid.tsx';
import { PaidLists } from './paid-lists.tsx';
import { PayRows } from './pay-rows.tsx';
import css from './payments.module.css';

const VIEWS = [
  { value: 'open', label: '待支付' },
  { value: 'paid', label: '已支付的清单' },
] as const;
type View = (typeof VIEWS)[number]['value'];

/** What is approved and not yet paid, and the lists that were paid. */
export function PaymentsPage() {
  const [view, setView] = useKept<View>('payments-view', 'open');
  const [isEntering, setEntering] = useState(false);
  const [done, setDone] = useState<string | null>(null);
  const isPayer = useHasRole('payer');
  const restoredOn = useStanding()?.restoredOn ?? null;
  return (
    <Page
      title={WORDS.payments}
      purpose="已批准的导出给银行，付款后登记；登记的人不能是批准的人。"
      action={
        <>
          {isPayer && restoredOn !== null ? (
            <Button
              variant="default"
              onClick={() => {
                setDone(null);
                setEntering(true);
              }}
            >
              补记恢复前已支付
            </Button>
          ) : null}
          <SegmentedControl
            aria-label="看哪些"
            data={[...VIEWS]}
            value={view}
            onChange={(value) => setView(value === 'paid' ? 'paid' : 'open')}
          />
        </>
      }
    >
      {done === null ? null : (
        <div className={css['done']}>
          <Notice meaning="ok">{done}</Notice>
        </div>
      )}
      {isEntering && restoredOn !== null ? (
        <EnterPaid
          restoredOn={restoredOn}
          onDone={(words) => {
            setDone(words);
            setEntering(false);
          }}
          onClose={() => setEntering(false)}
        />
      ) : null}
      {view === 'open' ? <Open /> : <PaidLists />}
    </Page>
  );
}

function Open() {
  const query = useCall('pay-list', {});
  return (
    <Asked query={query}>
      {({ rows, today }) =>
        rows.length === 0 ? (
          <EmptyState icon={IconCash} title="没有要支付的" hint="批准的案件会列在这里。" />
        ) : (
          <PayRows rows={rows} today={today} />
        )
      }
    </Asked>
  );
}
