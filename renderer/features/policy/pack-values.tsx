import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import type { PackSummary } from '#shared/contract/policy.ts';
import { Chip } from '../../ui/chip.tsx';
import { ArticleLink } from '../../ui/overlay/article-link.tsx';
import { PageSection } from '../../ui/page/page.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/data-table.tsx';

type Value = PackSummary['values'][number];

/** Every value of the pack with the article it stands in. */
export function PackValues({ values }: { readonly values: readonly Value[] }) {
  return (
    <PageSection title="待遇标准" note="点条款可看原文。">
      <DataTable
        id="pack-values"
        label="待遇标准"
        height="content"
        columns={COLUMNS}
        rows={values}
        keyOf={(value) => `${value.label}\n${value.value}\n${value.article}`}
      />
    </PageSection>
  );
}

const COLUMNS: readonly Column<Value>[] = [
  { key: 'label', title: '项目', render: (value) => value.label, tooltip: (value) => value.label },
  { key: 'value', title: '数值', width: 260, render: (value) => value.value, tooltip: (value) => value.value },
  {
    key: 'article',
    title: '依据',
    width: 200,
    render: (value) => <ArticleLink article={value.article} passage={value.passage} />,
  },
  {
    key: 'confirmed',
    title: '核定',
    width: 96,
    render: (value) =>
      value.confirmed ? (
        <Chip meaning="ok" icon={IconCircleCheck}>
          已核定
        </Chip>
      ) : (
        <Chip meaning="warn" icon={IconAlertTriangle}>
          未核定
        </Chip>
      ),
    sortBy: (value) => Number(value.confirmed),
  },
];
