import { ActionIcon } from '@mantine/core';
import { IconFiles } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { BatchRow } from '#shared/contract/case/batch.ts';

/** Leads to the papers of a batch's applications, to be printed together. */
export function PrintBatch({ row: { id, seq } }: { readonly row: Pick<BatchRow, 'id' | 'seq'> }) {
  const navigate = useNavigate();
  const label = `成批打印第 ${seq} 批的文书`;
  return (
    <ActionIcon
      size={26}
      aria-label={label}
      title={label}
      onClick={() => void navigate({ to: '/papers', search: { batch: id } })}
    >
      <IconFiles size={16} stroke={1.5} />
    </ActionIcon>
  );
}
