import { useRef, useState } from 'react';
import type { RosterEntry } from '#shared/contract/people/roster.ts';
import { useAction } from '../../client/use-channel.ts';
import { TextField } from '../../ui/field/text-field.tsx';
import { FormDialog } from '../../ui/overlay/form-dialog.tsx';
import { notifyDone } from '../../ui/overlay/notify.tsx';

type UndoDialogProps = { readonly roster: RosterEntry; readonly onClose: () => void };

/** Takes an import back, with the reason for the operation record. */
export function UndoDialog({ roster, onClose }: UndoDialogProps) {
  const undo = useAction('roster/undo', ['roster/list', 'roster/identitiesOf']);
  const [reason, setReason] = useState('');
  const form = useRef<HTMLFormElement>(null);
  const submit = () =>
    undo.mutate(
      { id: roster.id, reason },
      {
        onSuccess: () => {
          notifyDone(`已撤销《${roster.listName}》${roster.asOf} 的导入。`);
          onClose();
        },
      },
    );
  return (
    <FormDialog
      title={`撤销《${roster.listName}》${roster.asOf} 的导入`}
      verb="撤销这次导入"
      form={form}
      isBusy={undo.isPending}
      failure={undo.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>
        {roster.state === 'waiting'
          ? '这份名册还没有生效，撤销后不再等待确认。'
          : '撤销后，同一名册上一次导入的内容重新生效。已采用到申请里的身份不变，请到受理台核对。'}
      </p>
      <TextField label="原因" isRequired value={reason} onChange={setReason} maxLength={200} data-autofocus />
    </FormDialog>
  );
}
