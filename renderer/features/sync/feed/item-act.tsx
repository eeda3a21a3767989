import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { FeedItemView } from '#shared/contract/sync.ts';
import { useState } from 'react';
import { useMissingRole } from '../../../client/use-missing-role.ts';
import { NextKeyDialog } from './next-key-dialog.tsx';

/** The step that what the county sent asks for, with the file already chosen; nothing where there is none. */
export function ItemAct({ item: { id, kind, isRefused, title } }: { readonly item: FeedItemView }) {
  const navigate = useNavigate();
  const noClerk = useMissingRole('clerk');
  const noAdmin = useMissingRole('admin');
  const [isOpen, setOpen] = useState(false);
  if (isRefused) return null;
  const act = (word: string, missing: string | null, go: () => Promise<void> | void) => (
    <Button
      size="compact-sm"
      disabled={missing !== null}
      title={missing ?? undefined}
      aria-label={`${word}：${title}`}
      onClick={() => void go()}
    >
      {word}
    </Button>
  );
  if (kind === 'ledger') return act('试算', null, () => navigate({ to: '/county-ledger/$id', params: { id } }));
  if (kind === 'roster') return act('试算导入', noClerk, () => navigate({ to: '/rosters', search: { item: id } }));
  if (kind === 'pack') return act('比较安装', noAdmin, () => navigate({ to: '/policy', search: { item: id } }));
  if (kind === 'key')
    return (
      <>
        {act('核对并更换', noAdmin, () => setOpen(true))}
        {isOpen ? <NextKeyDialog id={id} onClose={() => setOpen(false)} /> : null}
      </>
    );
  return null;
}
