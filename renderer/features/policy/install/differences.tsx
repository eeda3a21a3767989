import { useState } from 'react';
import { Button } from '@mantine/core';
import type { PackPreview } from '#shared/contract/policy.ts';
import { Notice } from '../../../ui/page/notice.tsx';
import css from './install.module.css';

/** More at once would push the buttons out of sight. */
const FEW = 6;

/** What the new pack says otherwise than the one it is compared with, value by value. */
export function Differences({ preview }: { readonly preview: PackPreview }) {
  const [isAll, setAll] = useState(false);
  const { comparedWith, differences } = preview;
  if (comparedWith === null) return <Notice meaning="info">本机没有同一地区的政策包，没有可比较的。</Notice>;
  if (differences.length === 0) return <Notice meaning="ok">与已安装的政策包内容相同。</Notice>;
  const shown = isAll ? differences : differences.slice(0, FEW);
  return (
    <>
      <p className={css['count']}>
        与已安装的「{comparedWith.title}」相比，有 {differences.length} 处不同：
      </p>
      <table className={css['differences']} aria-label="内容差异">
        <thead>
          <tr>
            <th>项目</th>
            <th>原来</th>
            <th>改为</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ label, before, after }) => (
            <tr key={`${label} ${before ?? ''} ${after ?? ''}`}>
              <td>{label}</td>
              <td>{before ?? '（没有）'}</td>
              <td>{after ?? '（删去）'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {differences.length > FEW ? (
        <Button variant="subtle" size="compact-sm" onClick={() => setAll(!isAll)} aria-expanded={isAll}>
          {isAll ? '收起' : `显示全部 ${differences.length} 处`}
        </Button>
      ) : null}
    </>
  );
}
