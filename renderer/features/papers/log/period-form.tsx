import { useState } from 'react';
import { useSession } from '../../../client/use-session.ts';
import { DayInput } from '../../../ui/field/day-input.tsx';
import { PageBody, PageSection } from '../../../ui/page/page.tsx';
import { ListPaperButton } from '../list-paper-button.tsx';
import css from './log.module.css';

/** 登记表: what was accepted in a time, as a paper and as Excel. The month so far at first. */
export function PeriodForm() {
  const { today } = useSession();
  const [from, setFrom] = useState<string | null>(`${today.slice(0, 8)}01`);
  const [to, setTo] = useState<string | null>(today);
  return (
    <PageBody>
      <PageSection
        title="申请登记表"
        note="一段时间里受理的申请：编号、受理日期、申请人、状态和金额。生成以后可以打印、存为文件或导出 Excel。"
      >
        <div className={css['period']}>
          <DayInput label="开始日期" value={from} onChange={setFrom} />
          <span aria-hidden>至</span>
          <DayInput label="结束日期" value={to} onChange={setTo} />
          {from === null || to === null ? null : (
            <ListPaperButton
              wish={{ kind: 'periodList', from, to }}
              word="生成登记表"
              label={`生成登记表：${from} 至 ${to} 的申请`}
            />
          )}
        </div>
      </PageSection>
    </PageBody>
  );
}
