import { EXEMPT_FACT_WORDS } from '#shared/domain/exemption/exempt-fact.ts';
import { instantToMinute } from '../../../../../renderer/text/instants.ts';
import type { CaseView } from '../../../api/views.ts';
import { type ListColumn, ListTable } from '../../../ui/list-table.tsx';

type Content = CaseView['content'];
type Exemption = Extract<Content, { readonly exemptions: unknown }>['exemptions'][number];
type Line = Exemption & { readonly slip: number };

const signed = ({ signedBy, signedAt, permit }: Exemption): string =>
  `${signedBy.name} ${instantToMinute(signedAt)}${permit === null ? '' : `（县级授权 ${permit.no}）`}`;

const COLUMNS: readonly ListColumn<Line>[] = [
  { title: '票据', width: 80, render: ({ slip }) => `第 ${slip} 张` },
  { title: '放宽的条件', width: 150, render: ({ fact }) => EXEMPT_FACT_WORDS[fact] },
  { title: '系统查到', width: 200, render: ({ found }) => found, tooltip: ({ found }) => found },
  { title: '理由', render: ({ reason }) => reason, tooltip: ({ reason }) => reason },
  { title: '依据', width: 180, render: ({ evidence }) => evidence, tooltip: ({ evidence }) => evidence },
  {
    title: '提出',
    width: 180,
    render: ({ askedBy, askedAt }) => `${askedBy.name} ${instantToMinute(askedAt)}`,
    tooltip: ({ askedBy, askedAt }) => `${askedBy.name} ${instantToMinute(askedAt)}`,
  },
  { title: '核定', width: 180, render: signed, tooltip: signed },
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
