import { Button } from '@mantine/core';
import { IconChartBar, IconDownload } from '@tabler/icons-react';
import { SelectField } from '../../../../renderer/ui/field/select-field.tsx';
import { EmptyState } from '../../../../renderer/ui/page/empty-state.tsx';
import { Loading } from '../../../../renderer/ui/page/loading.tsx';
import { Notice } from '../../../../renderer/ui/page/notice.tsx';
import { Page, PageBody, PageSection } from '../../../../renderer/ui/page/page.tsx';
import type { StatisticsView } from '../../api/figure-views.ts';
import { sentenceOf } from '../../client/console-failure.ts';
import { saveFile } from '../../client/save-file.ts';
import { useAct, useCall } from '../../client/use-call.ts';
import { useKept } from '../../client/use-kept.ts';
import { useTownshipLabel, useTownshipNames } from '../../client/use-township-names.ts';
import { Asked } from '../../ui/asked.tsx';
import { PrintButton, PrintedBy } from '../../ui/printing.tsx';
import { WORDS } from '../../words.ts';
import { IdentityChart, MonthChart, TownshipChart, WaitChart } from './charts/figure-charts.tsx';
import { MoneyTable } from './money-table.tsx';
import { MonthTable } from './month-table.tsx';
import css from './statistics.module.css';
import { TownshipTable } from './township-table.tsx';
import { WaitTable } from './wait-table.tsx';

const ALL = 'all';
type Chosen = { readonly year: number | null; readonly township: string | null };

/** A year's figures by month, township, identity and policy; a month leads to its cases. */
export function StatisticsPage() {
  const [chosen, choose] = useKept<Chosen>('statistics', { year: null, township: null });
  const query = useCall('statistics', chosen, { keepPrevious: true });
  const exporting = useAct('export-statistics');
  const { township } = chosen;
  // Until the year that was chosen is added up, the answer is the one before.
  const isOtherYear = query.data !== undefined && chosen.year !== null && chosen.year !== query.data.year;
  const labelOf = useTownshipLabel();
  return (
    <Page
      title={WORDS.statistics}
      purpose="案件按受理月份，每份申请算最近一次报送；支付按付款日期，作废的减去。"
      action={
        query.data === undefined || isOtherYear ? null : (
          <>
            <PrintButton />
            <Export
              isBusy={exporting.isPending}
              onExport={(year) => exporting.mutate({ year, township }, { onSuccess: saveFile })}
              year={query.data.year}
            />
          </>
        )
      }
    >
      <Asked query={query} waiting={<AddingUp />}>
        {(view) => (
          <>
            <PrintedBy
              today={view.today}
              what={`${view.year} 年 ${township === null ? '全部乡镇' : labelOf(township)}`}
            />
            <div className={css['filters']} role="search" aria-label="统计范围">
              <SelectField
                label="年份"
                isLabelHidden
                value={String(chosen.year ?? view.year)}
                options={yearsOf(view).map((year) => ({ value: String(year), label: `${year} 年` }))}
                onChange={(year) => choose({ ...chosen, year: Number(year) })}
              />
              <SelectField
                label="乡镇"
                isLabelHidden
                value={township ?? ALL}
                options={[
                  { value: ALL, label: '全部乡镇' },
                  ...townshipsOf(view, township).map((code) => ({ value: code, label: labelOf(code) })),
                ]}
                onChange={(code) => choose({ ...chosen, township: code === ALL ? null : code })}
              />
            </div>
            {exporting.error === null ? null : (
              <Notice meaning="danger" role="alert">
                {sentenceOf(exporting.error)}
              </Notice>
            )}
            {isOtherYear ? (
              <AddingUp />
            ) : (
              <Figures view={view} township={township} onTownship={(code) => choose({ ...chosen, township: code })} />
            )}
          </>
        )}
      </Asked>
    </Page>
  );
}

/** The first figures of a year take some seconds in a large county; what takes them is said. */
const AddingUp = () => (
  <PageBody>
    <p className={css['wait']}>正在汇总。第一次看一个年份，要逐件打开这一年的案件；以后再看就快了。</p>
    <Loading lines={10} />
  </PageBody>
);

type FiguresProps = {
  readonly view: StatisticsView;
  readonly township: string | null;
  readonly onTownship: (township: string) => void;
};

function Figures({ view, township, onTownship }: FiguresProps) {
  const { year, total, months, townships, money, waits } = view;
  const names = useTownshipNames();
  if (months.length === 0)
    return <EmptyState icon={IconChartBar} title="这一年没有案件和支付" hint="换一个年份或乡镇看看。" />;
  return (
    <PageBody>
      <PageSection title="按月份" note={<span data-print="never">点开看这个月受理的案件。</span>}>
        <MonthChart year={year} lines={months} />
        <MonthTable months={months} total={total} township={township} />
      </PageSection>
      {township === null ? (
        <PageSection title="按乡镇" note={<span data-print="never">点乡镇只看它的数字。</span>}>
          <TownshipChart lines={townships} names={names} />
          <TownshipTable townships={townships} total={total} onChoose={onTownship} />
        </PageSection>
      ) : null}
      {money.length === 0 ? null : (
        <PageSection title="已支付：按救助身份和政策">
          <IdentityChart money={money} />
          <MoneyTable money={money} total={total} />
        </PageSection>
      )}
      {total.cases === 0 ? null : (
        <PageSection title="县级办理用时" note="每份申请最近一次报送，从县级收到那天到首次决定那天。">
          <WaitChart waits={waits} />
          <WaitTable waits={waits} total={total} />
        </PageSection>
      )}
    </PageBody>
  );
}

type ExportProps = { readonly isBusy: boolean; readonly year: number; readonly onExport: (year: number) => void };

const Export = ({ isBusy, year, onExport }: ExportProps) => (
  <Button
    variant="default"
    leftSection={<IconDownload size={16} stroke={1.5} aria-hidden />}
    loading={isBusy}
    onClick={() => onExport(year)}
  >
    导出 Excel
  </Button>
);

const yearsOf = ({ year, years }: StatisticsView): readonly number[] =>
  [...new Set([year, ...years])].toSorted((one, other) => other - one);

const townshipsOf = ({ townships }: StatisticsView, chosen: string | null): readonly string[] =>
  [...new Set([...townships.map(({ key }) => key), ...(chosen === null ? [] : [chosen])])].toSorted();
