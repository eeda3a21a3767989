import { Tabs } from '@mantine/core';
import { WORDS } from '../../../text/words.ts';
import { Page } from '../../../ui/page/page.tsx';
import { BatchPrint } from '../batch/batch-print.tsx';
import type { PrintWish } from '../batch/print-wish.ts';
import css from './log.module.css';
import { PeriodForm } from './period-form.tsx';
import { PrintLog } from './print-log.tsx';

const TABS = [
  { value: 'log', word: '打印记录' },
  { value: 'batch', word: '成批打印' },
  { value: 'period', word: '登记表' },
] as const;

/** 文书: what was printed, papers printed together, the list of a time. */
export function PapersPage({ wish }: { readonly wish: PrintWish }) {
  const isWished = wish.batch !== undefined || wish.chosen !== undefined;
  const contents = { log: <PrintLog />, batch: <BatchPrint wish={wish} />, period: <PeriodForm /> };
  return (
    <Page
      title={WORDS.papers}
      purpose="生成过的每一份文书：谁、什么时候、第几次。也可以把许多份申请的文书一次打印出来。"
    >
      <Tabs defaultValue={isWished ? 'batch' : 'log'} keepMounted={false} className={css['tabs'] ?? ''}>
        <Tabs.List className={css['tabList'] ?? ''}>
          {TABS.map(({ value, word }) => (
            <Tabs.Tab key={value} value={value}>
              {word}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {TABS.map(({ value }) => (
          <Tabs.Panel key={value} value={value} className={css['panel'] ?? ''}>
            {contents[value]}
          </Tabs.Panel>
        ))}
      </Tabs>
    </Page>
  );
}
