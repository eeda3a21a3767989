import { yuanToFen } from '#shared/fen.ts';
import { PRINT_KINDS, PRINT_TITLES } from '#shared/domain/paper-kind.ts';
import { HOSPITAL_AREA_NAMES, HOSPITAL_LEVEL_NAMES, VISIT_KIND_NAMES } from '#shared/settlement/vocabulary.ts';
import { Facts } from '../../../../../renderer/ui/page/facts.tsx';
import { Money } from '../../../../../renderer/ui/money.tsx';
import type { CaseView } from '../../../api/views.ts';
import { type ListColumn, ListTable } from '../../../ui/list-table.tsx';
import css from './case.module.css';

type Content = CaseView['content'];
type InputVisit = Content['input']['cases'][number]['visits'][number];
type Line = { readonly slip: Content['visits'][number]; readonly visit: InputVisit };

/** `isAcrossYears`: a stay began in one year and ended in the next, so its days need more room. */
const columnsOf = (isAcrossYears: boolean): readonly ListColumn<Line>[] => [
  { title: '就诊', width: 60, render: ({ visit }) => VISIT_KIND_NAMES[visit.kind] },
  {
    title: '医院与诊断',
    render: ({ slip }) => `${slip.hospital}${slip.diagnosis === '' ? '' : `，${slip.diagnosis}`}`,
    tooltip: ({ slip, visit }) =>
      `${slip.hospital}（${HOSPITAL_LEVEL_NAMES[visit.hospital.level]}，${HOSPITAL_AREA_NAMES[visit.hospital.area]}）${slip.diagnosis}`,
  },
  { title: '起止日期', width: isAcrossYears ? 190 : 155, render: ({ visit }) => stayWords(visit) },
  {
    title: '票据',
    width: 175,
    render: ({ slip }) => billWords(slip.bill),
    tooltip: ({ slip }) => billWords(slip.bill),
  },
  { title: '总费用', width: 98, align: 'right', render: ({ visit }) => <Yuan text={visit.amounts.total} /> },
  { title: '基本医保', width: 98, align: 'right', render: ({ visit }) => <Yuan text={visit.amounts.basic} /> },
  {
    title: '大病保险',
    width: 98,
    align: 'right',
    render: ({ visit }) => <Yuan text={visit.amounts.seriousIllness} />,
  },
];

const isAcross = ({ from, to }: InputVisit): boolean => from.slice(0, 4) !== to.slice(0, 4);

/** The year is said once where it is the same: at 125 % the hospital needs the room. */
const stayWords = (visit: InputVisit): string =>
  `${visit.from} 至 ${isAcross(visit) ? visit.to : visit.to.slice('2023-'.length)}`;

const Yuan = ({ text }: { readonly text: string }) => <Money amount={yuanToFen(text)} />;

const billWords = ({ code, number }: Content['visits'][number]['bill']): string =>
  number === '' ? '没有票据号' : `${code} ${number}`.trim();

/** The slips of the application, who settled and reviewed, its public notice, and which papers were printed. */
export function Visits({ content }: { readonly content: Content }) {
  const visits = content.input.cases[0]?.visits ?? [];
  const lines = content.visits.flatMap((slip): readonly Line[] => {
    const visit = visits.find(({ id }) => id === slip.id);
    return visit === undefined ? [] : [{ slip, visit }];
  });
  return (
    <>
      {/* Beside an open paper it scrolls sideways, and no row of it takes the cursor. */}
      <div data-scrolls="wide" tabIndex={0} role="group" aria-label="票据">
        <ListTable
          label="票据"
          columns={columnsOf(lines.some(({ visit }) => isAcross(visit)))}
          rows={lines}
          keyOf={({ slip }) => slip.id}
        />
      </div>
      <div className={css['below']}>
        <Facts facts={[...peopleFacts(content), ...paperFacts(content)]} />
      </div>
    </>
  );
}

const peopleFacts = (content: Content) => [
  { name: '测算', value: `${content.application.clerk.name} ${content.application.settledAt.slice(0, 10)}` },
  'review' in content
    ? {
        name: '复核',
        value: `${content.review.reviewer.name} ${content.review.reviewedAt.slice(0, 10)}${
          content.review.permit === null ? '' : `（县级授权 ${content.review.permit.no}）`
        }`,
      }
    : { name: '复核', value: '没有第二人复核' },
  {
    name: '公示',
    value:
      'notice' in content && content.notice !== null
        ? `${content.notice.number}，${content.notice.from} 至 ${content.notice.to}，异议 ${content.notice.objections} 件，均已处理`
        : '没有公示',
  },
];

function paperFacts({ papers }: Content) {
  if (papers.length === 0) return [{ name: '已打印文书', value: '没有打印文书' }];
  const words = papers.map(
    ({ kind, pages, sha256 }) => `${paperName(kind)} ${pages} 页（校验值 ${sha256.slice(0, 8)}）`,
  );
  return [{ name: '已打印文书', value: words.join('；') }];
}

/** A kind of a later version of the window has no title here. */
function paperName(kind: string): string {
  const known = PRINT_KINDS.find((one) => one === kind);
  return known === undefined ? kind : PRINT_TITLES[known];
}
