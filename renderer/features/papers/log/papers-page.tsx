import { Tabs } from '@mantine/core';
import { WORDS } from '../../../text/words.ts';
import { Page } from '../../../ui/page/page.tsx';
import { BatchPrint } from '../batch/batch-print.tsx';
import css from './log.module.css';
import { PeriodForm } from './period-form.tsx';
import { PrintLog } from './print-log.tsx';

const TABS = [
  { value: 'log', word: '打印记录', content: PrintLog },
  { value: 'batch', word: '成批打印', content: BatchPrint },
  { value: 'period', word: '登记表', content: PeriodForm },
] as const;

/** 文书: what was printed, papers printed together, the list of a time. */
export function PapersPage() {
  return (
    <Page
      title={WORDS.papers}
      purpose="生成过的每一份文书：谁、什么时候、第几次。也可以把许多份申请的文书一次打印出来。"
    >
      <Tabs defaultValue="log" keepMounted={false} className={css['tabs'] ?? ''}>
        <Tabs.List className={css['tabList'] ?? ''}>
          {TABS.map(({ value, word }) => (
            <Tabs.Tab key={value} value={value}>
              {word}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {TABS.map(({ value, content: Content }) => (
          <Tabs.Panel key={value} value={value} className={css['panel'] ?? ''}>
            <Content />
          </Tabs.Panel>
        ))}
      </Tabs>
    </Page>
  );
}
