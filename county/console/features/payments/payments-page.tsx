import { SegmentedControl } from '@mantine/core';
import { IconCash } from '@tabler/icons-react';
import { EmptyState } from '../../../../renderer/ui/page/empty-state.tsx';
import { Page } from '../../../../renderer/ui/page/page.tsx';
import { useCall } from '../../client/use-call.ts';
import { useKept } from '../../client/use-kept.ts';
import { Asked } from '../../ui/asked.tsx';
import { WORDS } from '../../words.ts';
import { PaidLists } from './paid-lists.tsx';
import { PayRows } from './pay-rows.tsx';

const VIEWS = [
  { value: 'open', label: '待支付' },
  { value: 'paid', label: '已支付的清单' },
] as const;
type View = (typeof VIEWS)[number]['value'];

/** What is approved and not yet paid, and the lists that were paid. */
export function PaymentsPage() {
  const [view, setView] = useKept<View>('payments-view', 'open');
  return (
    <Page
      title={WORDS.payments}
      purpose="已批准的导出给银行，付款后登记；登记的人不能是批准的人。"
      action={
        <SegmentedControl
          aria-label="看哪些"
          data={[...VIEWS]}
          value={view}
          onChange={(value) => setView(value === 'paid' ? 'paid' : 'open')}
        />
      }
    >
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
