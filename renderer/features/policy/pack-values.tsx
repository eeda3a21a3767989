import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import type { PackSummary } from '#shared/contract/policy.ts';
import { Chip } from '../../ui/chip.tsx';
import { ArticleLink } from '../../ui/overlay/article-link.tsx';
import { PageSection } from '../../ui/page/page.tsx';
import css from './policy.module.css';

type Value = PackSummary['values'][number];

/** Every value of the pack under its heading, with the article it stands in. */
export function PackValues({ values }: { readonly values: readonly Value[] }) {
  const groups = [...new Set(values.map(({ group }) => group))];
  return (
    <PageSection title="待遇标准" note="点条款可看原文。">
      <table className={css['values']} aria-label="待遇标准">
        <thead>
          <tr>
            <th scope="col">项目</th>
            <th scope="col">内容</th>
            <th scope="col">依据</th>
            <th scope="col">核定</th>
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group}>
            <tr>
              <th colSpan={4} scope="rowgroup" className={css['group']}>
                {group}
              </th>
            </tr>
            {values
              .filter((value) => value.group === group)
              .map((value) => (
                <ValueRow key={`${value.label} ${value.value} ${value.article}`} value={value} />
              ))}
          </tbody>
        ))}
      </table>
    </PageSection>
  );
}

function ValueRow({ value }: { readonly value: Value }) {
  return (
    <tr>
      <td>{value.label}</td>
      <td>{value.value}</td>
      <td>
        <ArticleLink article={value.article} passage={value.passage} />
      </td>
      <td>
        {value.confirmed ? (
          <Chip meaning="ok" icon={IconCircleCheck}>
            已核定
          </Chip>
        ) : (
          <Chip meaning="warn" icon={IconAlertTriangle}>
            未核定
          </Chip>
        )}
      </td>
    </tr>
  );
}
