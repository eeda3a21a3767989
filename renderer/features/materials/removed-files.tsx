import { Button } from '@mantine/core';
import css from './materials.module.css';
import type { Materials } from './use-materials.ts';

/** Files that were taken out, each with its way back; after sealing they are no longer offered. */
export function RemovedFiles({ materials }: { readonly materials: Materials }) {
  const removed = materials.view?.attachments.filter(({ isRemoved }) => isRemoved) ?? [];
  if (removed.length === 0) return null;
  return (
    <ul className={css['removed']} aria-label="已移除的附件">
      {removed.map((attachment) => (
        <li key={attachment.id}>
          已移除：{attachment.name}
          <Button
            size="compact-xs"
            variant="subtle"
            aria-label={`恢复附件：${attachment.name}`}
            onClick={() => void materials.change(attachment.id, () => ({ isRemoved: false }))}
          >
            恢复
          </Button>
        </li>
      ))}
    </ul>
  );
}
