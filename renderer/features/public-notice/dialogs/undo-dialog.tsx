import { useRef, useState } from 'react';
import type { NoticeView } from '#shared/contract/case/public-notice.ts';
import { useAction } from '../../../client/use-channel.ts';
import { FormDialog } from '../../../ui/overlay/form-dialog.tsx';
import { notifyDone } from '../../../ui/overlay/notify.tsx';
import { MOVED_BY_NOTICE } from '../notice-words.ts';
import { TextAreaField } from './text-area-field.tsx';

type UndoDialogProps = { readonly notice: NoticeView; readonly onClose: () => void };

/** Takes back a notice that was begun by mistake. */
export function UndoDialog({ notice, onClose }: UndoDialogProps) {
  const [reason, setReason] = useState('');
  const form = useRef<HTMLFormElement>(null);
  const undo = useAction('notice/undo', MOVED_BY_NOTICE);
  const submit = (): void =>
    undo.mutate(
      { noticeId: notice.id, reason },
      {
        onSuccess: () => {
          notifyDone(`公示 ${notice.number} 已撤回，其中的申请回到已复核。`);
          onClose();
        },
      },
    );
  return (
    <FormDialog
      title={`撤回公示 ${notice.number}`}
      verb="撤回公示"
      form={form}
      isBusy={undo.isPending}
      failure={undo.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>公示开始得不对时使用。撤回后其中的申请回到已复核，可以重新公示；公示编号不再使用，已张贴的公示表请收回。</p>
      <TextAreaField label="原因" isRequired isFirst maxLength={400} value={reason} onChange={setReason} />
    </FormDialog>
  );
}
