import { Button } from '@mantine/core';
import { IconPackageExport } from '@tabler/icons-react';
import { useState } from 'react';
import type { ApplicationRow } from '#shared/contract/case/application.ts';
import { fen, formatYuanGrouped } from '#shared/fen.ts';
import { useMissingRole } from '../../client/use-missing-role.ts';
import { WhoCan } from '../../ui/who-can.tsx';
import { Confirm } from '../../ui/overlay/confirm.tsx';

type SealButtonProps = {
  readonly rows: readonly ApplicationRow[];
  /** Null: no public key of the county yet. */
  readonly countyName: string | null;
  readonly isBusy: boolean;
  readonly onSeal: () => void;
};

/** What the chosen applications pay together, in fen. */
export const totalOf = (rows: readonly ApplicationRow[]): number =>
  rows.reduce((sum, row) => sum + (row.payable ?? 0), 0);

/** 封批, after a question that names count, total and receiver. */
export function SealButton({ rows, countyName, isBusy, onSeal }: SealButtonProps) {
  const [isOpen, setOpen] = useState(false);
  const missing = useMissingRole('clerk');
  const total = formatYuanGrouped(fen(totalOf(rows)));
  return (
    <>
      <WhoCan id="who-can-seal" line={missing} />
      <Button
        leftSection={<IconPackageExport size={16} stroke={1.5} />}
        disabled={rows.length === 0 || countyName === null || missing !== null}
        aria-describedby={missing === null ? undefined : 'who-can-seal'}
        loading={isBusy}
        onClick={() => setOpen(true)}
      >
        {rows.length === 0 ? '封批' : `封批 ${rows.length} 份`}
      </Button>
      <Confirm
        isOpen={isOpen}
        title={`封批 ${rows.length} 份申请，合计 ${total} 元`}
        effect={`文件用${countyName ?? '县级'}的公钥加密，并由本机签名。封批后这些申请不能再修改，县级退回的才能更正。县级没有退回而发现错误的，请另开一份申请更正，并告知县级医保局。`}
        verb="封批"
        onClose={() => setOpen(false)}
        onConfirm={() => {
          setOpen(false);
          onSeal();
        }}
      />
    </>
  );
}
