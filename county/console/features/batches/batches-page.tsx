import { Page, PageBody, PageSection } from '../../../../renderer/ui/page/page.tsx';
import { useCall } from '../../client/use-call.ts';
import { Asked } from '../../ui/asked.tsx';
import { WORDS } from '../../words.ts';
import { AlarmList } from './alarm-list.tsx';
import { BatchList } from './batch-list.tsx';
import { DeviceList } from './device-list.tsx';

/** What came from which PC, what is missing, and what people must look at. */
export function BatchesPage() {
  const query = useCall('batches', {});
  return (
    <Page title={WORDS.batches} purpose="各乡镇电脑送来的批次：收到哪里、缺哪一批、有没有不对的。">
      <PageBody>
        <Asked query={query}>
          {({ devices, alarms, batches, hasMore }) => (
            <>
              {alarms.length === 0 ? null : (
                <PageSection title="要人查看的" note="这些批次没有入账，原文件留在隔离区。请与乡镇核对原因。">
                  <AlarmList alarms={alarms} />
                </PageSection>
              )}
              <PageSection title="电脑" note="每台电脑的批次按号接收；缺了一批，后面的先等着。">
                <DeviceList devices={devices} />
              </PageSection>
              <PageSection title="最近的批次" note="点开看这一批的案件。">
                <BatchList batches={batches} hasMore={hasMore} />
              </PageSection>
            </>
          )}
        </Asked>
      </PageBody>
    </Page>
  );
}
