import { Button } from '@mantine/core';
import type { ImportReport } from '#shared/contract/sync.ts';
import { WORDS } from '../../text/words.ts';
import { Notice } from '../../ui/page/notice.tsx';
import css from './sync.module.css';

/** What came of a stick, file by file. */
export function ImportNote({ report, onClose }: { readonly report: ImportReport; readonly onClose: () => void }) {
  const { taken, skipped, others } = report;
  const unrelated = others === 0 ? '' : `另有 ${others} 个无关的文件没有打开。`;
  return (
    <Notice
      meaning={taken.length === 0 || skipped.length > 0 ? 'warn' : 'ok'}
      action={
        <Button variant="subtle" size="compact-sm" onClick={onClose}>
          {WORDS.close}
        </Button>
      }
    >
      {taken.length === 0 && skipped.length === 0
        ? `这个文件夹里没有县级的回执或反馈。${unrelated}`
        : `采用 ${taken.length} 个文件，跳过 ${skipped.length} 个。${unrelated}`}
      <ul className={css['files']}>
        {taken.map(({ name, text }) => (
          <li key={name}>
            {text}
            <span className={css['faint']}>{name}</span>
          </li>
        ))}
        {skipped.map(({ name, why }) => (
          <li key={name}>
            {why}
            <span className={css['faint']}>{name}</span>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
