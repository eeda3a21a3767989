import { Button } from '@mantine/core';
import { IconSearch, IconUserSearch } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { MOST_PEOPLE, type PersonRow } from '#shared/contract/people/person.ts';
import { toDay } from '#shared/day.ts';
import { readAnyIdDocument } from '#shared/domain/person/id-document.ts';
import { normaliseIdNumber } from '#shared/id-number.ts';
import { useAction } from '../../client/use-channel.ts';
import { useSession } from '../../client/use-session.ts';
import { WORDS } from '../../text/words.ts';
import { TextField } from '../../ui/field/text-field.tsx';
import { notifyFailure } from '../../ui/overlay/notify.tsx';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { Page, PageBody } from '../../ui/page/page.tsx';
import css from './ledger.module.css';
import { LedgerOfPerson } from './ledger-of-person.tsx';
import { PersonChoice } from './person-choice.tsx';
import { PersonLedger } from './person-ledger.tsx';

/** Nothing yet, a choice among persons, one of them, or a whole number of a document. */
type Asked =
  { readonly persons: readonly PersonRow[] } | { readonly personId: string } | { readonly idNumber: string } | null;

/** Every application of the person counts. */
const NO_APPLICATION = 'none';

type LedgerPageProps = {
  /** Somebody who was found elsewhere and is shown at once. */
  readonly personId?: string | undefined;
};

/** 台账: the entries behind what a person was given, year by year. */
export function LedgerPage({ personId }: LedgerPageProps) {
  const { today } = useSession();
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [asked, setAsked] = useState<Asked>(null);
  const list = useAction('people/list');
  const find = useAction('person/find');

  const choose = ({ id }: PersonRow) => setAsked({ personId: id });
  const look = (text: string) =>
    list.mutate(
      { text, most: MOST_PEOPLE },
      {
        onSuccess: ({ rows }) => {
          const [only, second] = rows;
          if (only !== undefined && second === undefined) choose(only);
          else setAsked({ persons: rows });
        },
        onError: notifyFailure,
      },
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setProblem(null);
    setAsked(null);
    const text = typed.trim();
    const read = readAnyIdDocument(text, toDay(today));
    if (read.ok && read.document.type !== 'passport') setAsked({ idNumber: read.document.text });
    else if (read.ok) {
      // A passport's number can be the end of another number as well: whoever has it is meant first.
      const idNumber = read.document.text;
      find.mutate(
        { idNumber, except: NO_APPLICATION },
        {
          onSuccess: ({ match }) => (match === null ? look(text) : setAsked({ idNumber })),
          onError: notifyFailure,
        },
      );
    } else if (/^\d{15,}[\dX]?$/.test(normaliseIdNumber(text))) setProblem('证件号不对。请对照证件核对号码。');
    else if (text !== '') look(text);
  };
  return (
    <Page title={WORDS.ledger} purpose="按人查看各年度已经占用限额的每一笔，合计就是测算时用的数。">
      <form className={css['ask']} onSubmit={submit} role="search" aria-label="查询台账">
        <TextField
          label="姓名、证件号或后四位"
          isLabelHidden
          placeholder="姓名、证件号或后四位"
          autoFocus
          maxLength={40}
          value={typed}
          onChange={(text) => {
            setTyped(text);
            setProblem(null);
          }}
          problem={problem === null ? null : { severity: 'wrong', text: problem }}
        />
        <Button
          type="submit"
          leftSection={<IconSearch size={16} stroke={1.5} />}
          loading={list.isPending || find.isPending}
        >
          查询
        </Button>
      </form>
      <PageBody>
        {asked === null && personId !== undefined ? (
          <LedgerOfPerson personId={personId} />
        ) : asked === null ? (
          <EmptyState
            icon={IconUserSearch}
            title="还没有查询"
            hint="输入姓名、证件号或后四位，查看这个人各年度的救助记录和限额。"
          />
        ) : 'personId' in asked ? (
          <LedgerOfPerson personId={asked.personId} />
        ) : 'idNumber' in asked ? (
          <PersonLedger idNumber={asked.idNumber} />
        ) : (
          <PersonChoice persons={asked.persons} onChoose={choose} />
        )}
      </PageBody>
    </Page>
  );
}
