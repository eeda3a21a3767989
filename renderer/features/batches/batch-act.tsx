import { Button } from '@mantine/core';
import { IconDeviceUsb, IconFileText, IconRefresh, IconSend } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { BatchRow } from '#shared/contract/case/batch.ts';
import { useAction } from '../../client/use-channel.ts';
import { useMissingRole } from '../../client/use-missing-role.ts';
import { notifyFailure } from '../../ui/overlay/notify.tsx';
import { WHO_CAN_SYNC } from '../sync/sync-words.ts';
import { useSync } from '../sync/use-sync.ts';

/** The one thing to do with a batch now: send, try again, take it onto a stick, or look at what the county said. */
export function BatchAct({
  row,
  onExport,
  isBusy,
}: {
  readonly row: BatchRow;
  readonly onExport: () => void;
  readonly isBusy: boolean;
}) {
  const navigate = useNavigate();
  const missing = useMissingRole('clerk');
  const { data } = useSync();
  const send = useAction('sync/now', ['sync/state', 'batch/list']);
  const retry = useAction('sync/retry', ['sync/state', 'batch/list']);
  const isOnline = data !== undefined && data.line !== null && data.enrolment !== null;
  const common = { variant: 'default', size: 'compact-sm', tabIndex: -1 } as const;
  const blocked = { disabled: missing !== null, 'aria-describedby': missing === null ? undefined : WHO_CAN_SYNC };
  switch (row.stage) {
    case 'received':
    case 'delivered':
      return (
        <Button
          {...common}
          leftSection={<IconFileText size={14} stroke={1.5} />}
          aria-label={`查看第 ${row.seq} 批的回执`}
          onClick={() => void navigate({ to: '/batches/$id', params: { id: row.id } })}
        >
          回执
        </Button>
      );
    case 'stopped':
      return (
        <Button
          {...common}
          {...blocked}
          leftSection={<IconRefresh size={14} stroke={1.5} />}
          aria-label={`重试第 ${row.seq} 批`}
          loading={retry.isPending}
          onClick={() => retry.mutate({ batchId: row.id }, { onError: notifyFailure })}
        >
          重试
        </Button>
      );
    case 'sealed':
    case 'exported':
    case 'sending':
    case 'again':
      return isOnline ? (
        <Button
          {...common}
          {...blocked}
          leftSection={<IconSend size={14} stroke={1.5} />}
          aria-label={`发送第 ${row.seq} 批`}
          loading={row.stage === 'sending' || send.isPending}
          onClick={() => send.mutate({}, { onError: notifyFailure })}
        >
          发送
        </Button>
      ) : (
        <Button
          {...common}
          {...blocked}
          leftSection={<IconDeviceUsb size={14} stroke={1.5} />}
          aria-label={`导出第 ${row.seq} 批`}
          loading={isBusy}
          onClick={onExport}
        >
          导出
        </Button>
      );
  }
}
