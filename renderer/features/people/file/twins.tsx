import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import type { PersonForm, Twin } from '#shared/contract/people/person.ts';
import { ID_TYPE_WORDS } from '#shared/domain/person/id-document.ts';
import { normaliseIdNumber } from '#shared/id-number.ts';
import { useChannel } from '../../../client/use-channel.ts';
import { Notice } from '../../../ui/page/notice.tsx';
import css from '../people.module.css';
import { householdWords, TWIN_WORDS } from '../people-words.ts';

/** Long enough that nobody is asked about at each key. */
const WAIT_MS = 250;

/** Files that may be of the person who is typed; `except`: the file that is typed into. */
export function useTwins({ person }: PersonForm, except: string | null): readonly Twin[] {
  const { idType, idNumber, name, birthDate, village } = person;
  const [probe] = useDebouncedValue({ except, idType, idNumber, name, birthDate, village }, WAIT_MS);
  const isWorth = probe.name.trim() !== '' || probe.idNumber.trim() !== '';
  const { data } = useChannel('people/twins', probe, { enabled: isWorth, keepPrevious: true });
  return isWorth ? (data?.rows ?? []) : [];
}

type TwinsProps = {
  readonly twins: readonly Twin[];
  readonly form: PersonForm;
  /** Files can be merged once this one exists; null: it does not yet. */
  readonly onMerge: ((twin: Twin) => void) | null;
};

const differs = (typed: string | undefined, kept: string): boolean =>
  typed !== undefined && typed !== '' && kept !== '' && typed !== kept;

/** The whole number of a file, as only whole numbers can be compared; each figure that is another one is marked. */
function TwinNumber({ twin, typed }: { readonly twin: Twin; readonly typed: string }) {
  const { data } = useChannel('people/get', { id: twin.row.id });
  const number = data === undefined ? null : normaliseIdNumber(data.form.person.idNumber);
  if (number === null) return <td>{twin.row.idNumberMasked}</td>;
  const isAligned = typed.length === number.length;
  return (
    <td data-differs={differs(typed, number)}>
      {[...number].map((figure, at) =>
        isAligned && figure !== typed[at] ? <mark key={at}>{figure}</mark> : <Fragment key={at}>{figure}</Fragment>,
      )}
    </td>
  );
}

/** What is typed beside each file that may be of the same person, so that they are compared before anything is saved. */
export function Twins({ twins, form, onMerge }: TwinsProps) {
  if (twins.length === 0) return null;
  const { person } = form;
  const typed: Readonly<Record<string, string>> = {
    name: person.name.trim(),
    type: ID_TYPE_WORDS[person.idType],
    number: normaliseIdNumber(person.idNumber),
    birth: person.birthDate,
    village: person.village.trim(),
    phone: person.phone.trim(),
    address: person.address.trim(),
  };
  const rows: readonly { readonly key: string; readonly word: string; readonly of: (twin: Twin) => string }[] = [
    { key: 'name', word: '姓名', of: ({ row }) => row.name },
    { key: 'type', word: '证件', of: ({ row }) => ID_TYPE_WORDS[row.idType] },
    { key: 'number', word: '证件号', of: ({ row }) => row.idNumberMasked },
    { key: 'birth', word: '出生日期', of: ({ row }) => row.birthDate },
    { key: 'village', word: '村（社区）', of: ({ row }) => row.village },
    { key: 'phone', word: '联系电话', of: ({ phone }) => phone },
    { key: 'address', word: '住址', of: ({ address }) => address },
    { key: 'household', word: '家庭', of: ({ row }) => householdWords(row) },
    { key: 'count', word: '申请', of: ({ applicationCount }) => `${applicationCount} 份` },
  ];
  return (
    <section className={css['twins']} aria-label="可能是同一人的档案">
      <Notice meaning="warn">
        已有 {twins.length} 份档案可能是同一个人，请逐项对照。是同一人时打开已有的档案；确认不是同一人再保存。
      </Notice>
      <table className={css['twinTable']}>
        <thead>
          <tr>
            <th scope="col">项目</th>
            <th scope="col">现在填写的</th>
            {twins.map(({ row, why }) => (
              <th key={row.id} scope="col">
                已有档案：{TWIN_WORDS[why]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, word, of }) => (
            <tr key={key}>
              <th scope="row">{word}</th>
              <td>{typed[key] ?? '—'}</td>
              {twins.map((twin) =>
                key === 'number' ? (
                  <TwinNumber key={twin.row.id} twin={twin} typed={typed['number'] ?? ''} />
                ) : (
                  <td key={twin.row.id} data-differs={differs(typed[key], of(twin))}>
                    {of(twin)}
                  </td>
                ),
              )}
            </tr>
          ))}
          <tr>
            <th scope="row">处理</th>
            <td />
            {twins.map((twin) => (
              <td key={twin.row.id}>
                <div className={css['buttons']} style={{ marginTop: 0 }}>
                  <Link to="/people/$id" params={{ id: twin.row.id }} className={css['link']}>
                    打开这份档案
                  </Link>
                  {onMerge === null ? null : (
                    <Button size="compact-sm" variant="default" onClick={() => onMerge(twin)}>
                      合并档案
                    </Button>
                  )}
                </div>
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </section>
  );
}
