import { Link } from '@tanstack/react-router';
import { formatYuanGrouped, sumFen, yuanToFen } from '#shared/fen.ts';
import { Money } from '../../../../../renderer/ui/money.tsx';
import type { CaseView, PairView } from '../../../api/views.ts';
import { useCall } from '../../../client/use-call.ts';
import { Asked } from '../../../ui/asked.tsx';
import { StateChip } from '../../../ui/state-chip.tsx';
import css from './case.module.css';

const KIND_WORDS: Readonly<Record<PairView['kind'], string>> = {
  same_bill: '同一张票据',
  same_stay: '同一人、住院日期重叠',
  same_total: '同一人、总费用相同',
};

/** This case beside each other one that looks like the same aid. */
export function Pairs({ file }: { readonly file: CaseView }) {
  const others = new Map<string, { readonly pair: PairView; readonly kinds: PairView['kind'][] }>();
  for (const pair of file.pairs) {
    const key = `${pair.other.record.batch}/${pair.other.record.place}`;
    const known = others.get(key);
    if (known === undefined) others.set(key, { pair, kinds: [pair.kind] });
    else if (!known.kinds.includes(pair.kind)) known.kinds.push(pair.kind);
  }
  return [...others].map(([key, { pair, kinds }]) => (
    <Beside key={key} file={file} pair={pair} words={kinds.map((kind) => KIND_WORDS[kind]).join('；')} />
  ));
}

type BesideProps = { readonly file: CaseView; readonly pair: PairView; readonly words: string };

function Beside({ file, pair, words }: BesideProps) {
  const query = useCall('case', { record: pair.other.record });
  return (
    <Asked query={query}>
      {(other) =>
        other === null ? null : (
          <table className={css['beside']} aria-label={`与 ${other.row.number} 并排`}>
            <caption>{words}</caption>
            <thead>
              <tr>
                <td />
                <th scope="col">本案 {file.row.number}</th>
                <th scope="col">
                  <Link
                    to="/cases/$batch/$place"
                    params={{ batch: String(other.row.record.batch), place: String(other.row.record.place) }}
                  >
                    {other.row.number}
                  </Link>
                </th>
              </tr>
            </thead>
            <tbody>
              {linesOf(file, other).map(({ name, own, others, isSame }) => (
                <tr key={name} data-same={isSame || undefined}>
                  <th scope="row">{name}</th>
                  <td>{own}</td>
                  <td>
                    {others}
                    {isSame ? <span className={css['word']}>相同</span> : null}
                  </td>
                </tr>
              ))}
              <tr>
                <th scope="row">应救助</th>
                <td>
                  <Money amount={file.row.payableFen} />
                </td>
                <td>
                  <Money amount={other.row.payableFen} />
                </td>
              </tr>
              <tr>
                <th scope="row">状态</th>
                <td>
                  <StateChip state={file.row.state} />
                </td>
                <td>
                  <StateChip state={other.row.state} />
                </td>
              </tr>
            </tbody>
          </table>
        )
      }
    </Asked>
  );
}

type Line = { readonly name: string; readonly own: string; readonly others: string; readonly isSame: boolean };

function linesOf(own: CaseView, other: CaseView): readonly Line[] {
  const line = (name: string, of: (file: CaseView) => string): Line => {
    const [left, right] = [of(own), of(other)];
    return { name, own: left, others: right, isSame: left === right && left !== '' };
  };
  return [
    line('送来的电脑', ({ row }) => row.pc),
    line('姓名', ({ content }) => content.person.name),
    line('身份证号', ({ content }) => content.person.idNumber),
    line('受理日期', ({ row }) => row.acceptedOn),
    line('医院', ({ content }) => unique(content.visits.map(({ hospital }) => hospital))),
    line('起止日期', (file) => unique(visitsOf(file).map(({ from, to }) => `${from} 至 ${to}`))),
    line('票据', ({ content }) => unique(content.visits.map(({ bill }) => `${bill.code} ${bill.number}`.trim()))),
    line('总费用', (file) => totalOf(file)),
    line('收款账户', ({ content }) => `${content.account.holder} ${content.account.number}`.trim()),
  ];
}

const unique = (texts: readonly string[]): string => [...new Set(texts.filter((text) => text !== ''))].join('；');

function visitsOf({ content }: CaseView) {
  const own = new Set(content.visits.map(({ id }) => id));
  return (content.input.cases[0]?.visits ?? []).filter(({ id }) => own.has(id));
}

const totalOf = (file: CaseView): string =>
  formatYuanGrouped(sumFen(visitsOf(file).map(({ amounts }) => yuanToFen(amounts.total))));
