import { EXEMPT_FACT_WORDS } from '#shared/domain/exemption/exempt-fact.ts';
import { instantToDay, instantToMinute } from '../../../../../renderer/text/instants.ts';
import type { CaseView } from '../../../api/views.ts';
import { type ListColumn, ListTable } from '../../../ui/list-table.tsx';

type Content = CaseView['content'];
type Exemption = Extract<Content, { readonly exemptions: unknown }>['exemptions'][number];
type Line = Exemption & { readonly slip: number };

const signed = ({ signedBy, signedAt, permit }: Exemption, when: (instant: string) => string): string =>
  `${signedBy.name} ${when(signedAt)}${permit === null ? '' : `（县级授权 ${permit.no}）`}`;

// At 125 % the reason needs the room: the cells say the day, the minute shows where the pointer rests.
const COLUMNS: readonly ListColumn<Line>[] = [
  { title: '票据', width: 68, render: ({ slip }) => `第 ${slip} 张` },
  { title: '放宽的条件', width: 100, render: ({ fact }) => EXEMPT_FACT_WORDS[fact] },
  { title: '系统查到', width: 120, render: ({ found }) => found, tooltip: ({ found }) => found },
  { title: '理由', render: ({ reason }) => reason, tooltip: ({ reason }) => reason },
  { title: '依据', width: 140, render: ({ evidence }) => evidence, tooltip: ({ evidence }) => evidence },
  {
    title: '提出',
    width: 145,
    render: ({ askedBy, askedAt }) => `${askedBy.name} ${instantToDay(askedAt)}`,
    tooltip: ({ askedBy, askedAt }) => `${askedBy.name} ${instantToMinute(askedAt)}`,
  },
  {
    title: '核定',
    width: 145,
    render: (line) => signed(line, instantToDay),
    tooltip: (line) => signed(line, instantToMinute),
  },
];

/** The conditions that two people of the township set aside. */
export const exemptionsOf = (content: Content): readonly Line[] =>
  'exemptions' in content
    ? content.exemptions.map((exemption) => ({
        ...exemption,
        slip: 1 + content.visits.findIndex(({ id }) => id === exemption.visit),
      }))
    : [];

/** Each condition that was set aside: what the check said, why, on what it rests, who asked and who signed. */
export function Special({ exemptions }: { readonly exemptions: readonly Line[] }) {
  return (
    <ListTable label="特殊情形" columns={COLUMNS} rows={exemptions} keyOf={({ visit, fact }) => `${visit}/${fact}`} />
  );
}
