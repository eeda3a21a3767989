import { Button, Group, Modal } from '@mantine/core';
import type { AuditRow } from '#shared/contract/data/audit.ts';
import { WORDS } from '../../text/words.ts';
import { Facts } from '../../ui/page/facts.tsx';
import { toSecond } from './audit-columns.tsx';

type AuditDetailProps = {
  /** Null: nothing is open. */
  readonly row: AuditRow | null;
  readonly onClose: () => void;
  readonly onOpenApplication: (id: string) => void;
};

/** One entry in full. */
export function AuditDetail({ row, onClose, onOpenApplication }: AuditDetailProps) {
  const applicationId = row?.applicationId ?? null;
  return (
    <Modal
      opened={row !== null}
      onClose={onClose}
      title={row === null ? '' : `第 ${row.seq} 条操作记录`}
      size="md"
      closeButtonProps={{ 'aria-label': `${WORDS.close}窗口` }}
    >
      {row === null ? null : (
        <Facts
          facts={[
            { name: '时间', value: toSecond(row.at) },
            { name: '用户', value: row.userName },
            { name: '操作', value: row.what },
            { name: '对象', value: row.about === '' ? '—' : row.about },
            { name: '说明', value: row.reason === '' ? '—' : row.reason },
            { name: '校验值', value: `${row.hash}…` },
          ]}
        />
      )}
      <Group mt={16} gap={8} justify="flex-end">
        {applicationId === null ? null : (
          <Button variant="default" onClick={() => onOpenApplication(applicationId)}>
            打开申请
          </Button>
        )}
        <Button variant="default" data-autofocus onClick={onClose}>
          {WORDS.close}
        </Button>
      </Group>
    </Modal>
  );
}
