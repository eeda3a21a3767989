import { Button } from '@mantine/core';
import { IconListDetails, IconSearch, IconUserSearch } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { toDay } from '#shared/day.ts';
import { maskIdNumber, readIdNumber } from '#shared/id-number.ts';
import { useChannel } from '../../client/use-channel.ts';
import { useSession } from '../../client/use-session.ts';
import { WORDS } from '../../text/words.ts';
import { TextField } from '../../ui/field/text-field.tsx';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { ErrorState } from '../../ui/page/error-state.tsx';
import { Loading } from '../../ui/page/loading.tsx';
import { Page, PageBody } from '../../ui/page/page.tsx';
import css from './ledger.module.css';
import { LedgerYear } from './ledger-year.tsx';
import { yearsOf } from './years-of.ts';

/** 台账: the entries behind what a person was given, year by year. */
export function LedgerPage() {
  const { today } = useSession();
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [asked, setAsked] = useState<string | null>(null);
  const { data, error, refetch } = useChannel('ledger/person', { idNumber: asked ?? '' }, { enabled: asked !== null });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const read = readIdNumber(typed, toDay(today));
    setProblem(read.ok ? null : '身份证号不对。请对照证件核对十八位号码。');
    setAsked(read.ok ? read.id.text : null);
  };
  const years = yearsOf(data?.rows ?? []);
  return (
    <Page title={WORDS.ledger} purpose="按人查看各年度已经占用限额的每一笔，合计就是测算时用的数。">
      <form className={css['ask']} onSubmit={submit} role="search" aria-label="查询台账">
        <TextField
          label="身份证号"
          isLabelHidden
          placeholder="身份证号"
          autoFocus
          maxLength={40}
          value={typed}
          onChange={(text) => {
            setTyped(text);
            setProblem(null);
          }}
          problem={problem === null ? null : { severity: 'wrong', text: problem }}
        />
        <Button type="submit" leftSection={<IconSearch size={16} stroke={1.5} />}>
          查询
        </Button>
      </form>
      <PageBody>
        {asked === null ? (
          <EmptyState icon={IconUserSearch} title="还没有查询" hint="输入身份证号，查看这个人各年度的救助记录。" />
        ) : data === undefined ? (
          error === null ? (
            <Loading />
          ) : (
            <ErrorState error={error} onRetry={() => void refetch()} />
          )
        ) : years.length === 0 ? (
          <EmptyState
            icon={IconListDetails}
            title={`${maskIdNumber(asked)} 没有台账记录`}
            hint="这个人还没有确认过的测算，也没有录入过期初数。"
          />
        ) : (
          years.map((year) => <LedgerYear key={year.year} {...year} />)
        )}
      </PageBody>
    </Page>
  );
}
