import { useRef, useState } from 'react';
import type { CountyLedgerEntry } from '#shared/contract/county/county-ledger.ts';
import { fen, formatYuanGrouped } from '#shared/fen.ts';
import { useAction, useChannel } from '../../../client/use-channel.ts';
import { TextField } from '../../../ui/field/text-field.tsx';
import { FormDialog } from '../../../ui/overlay/form-dialog.tsx';
import { notifyDone } from '../../../ui/overlay/notify.tsx';
import { LEDGER_TOUCHES } from './ledger-touches.ts';

type UndoLedgerDialogProps = { readonly entry: CountyLedgerEntry; readonly onClose: () => void };

/** Takes a snapshot back, with what that changes and the reason for the operation record. */
export function UndoLedgerDialog({ entry: { id, asOf, state }, onClose }: UndoLedgerDialogProps) {
  const undo = useAction('countyLedger/undo', LEDGER_TOUCHES);
  const isActive = state === 'active';
  const { data } = useChannel('countyLedger/try', { id, step: 'undo' }, { enabled: isActive });
  const [reason, setReason] = useState('');
  const form = useRef<HTMLFormElement>(null);
  const submit = () =>
    // By its promise: once it is done this entry may be gone, and what hangs on it would not be called.
    void undo.mutateAsync({ id, reason }).then(
      ({ state: now }) => {
        notifyDone(
          now === 'undone'
            ? '已撤回。要再用，可在「县级发来的」里重新试算。'
            : '已申请撤回，等另一位用户在「批次」页确认；确认以前照旧计入。',
        );
        onClose();
      },
      // Said in the dialog.
      () => undefined,
    );
  return (
    <FormDialog
      title={`撤回截至 ${asOf} 的县级台账`}
      verb="撤回"
      form={form}
      isBusy={undo.isPending}
      failure={undo.error}
      onSubmit={submit}
      onClose={onClose}
    >
      {isActive ? (
        <p>
          撤回后按以前采用的各份重新计入：
          {data === undefined
            ? '正在计算…'
            : `少计 ${data.lowered.lines} 条，共 ${formatYuanGrouped(fen(data.lowered.amount))} 元；多计 ${data.raised.lines} 条；涉及 ${data.applications.total} 份未封批的申请。`}
          已封批的申请不变。
          {data?.needsSecond === true ? '有人会少计，要由另一位用户确认，才会撤回。' : ''}
        </p>
      ) : (
        <p>这一份还没有生效，撤回后不再等待确认。</p>
      )}
      <TextField label="原因" isRequired value={reason} onChange={setReason} maxLength={200} data-autofocus />
    </FormDialog>
  );
}
