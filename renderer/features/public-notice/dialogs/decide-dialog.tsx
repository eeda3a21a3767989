import { useRef, useState } from 'react';
import type { NoticeItemView, ObjectionView } from '#shared/contract/case/public-notice.ts';
import { useAction } from '../../../client/use-channel.ts';
import { FormDialog } from '../../../ui/overlay/form-dialog.tsx';
import { notifyDone } from '../../../ui/overlay/notify.tsx';
import { MOVED_BY_NOTICE } from '../notice-words.ts';
import { TextAreaField } from './text-area-field.tsx';

type DecideDialogProps = {
  readonly objection: ObjectionView;
  readonly item: Pick<NoticeItemView, 'application'>;
  readonly result: 'dismiss' | 'uphold';
  readonly onClose: () => void;
};

/** Decides an objection, with the reason. */
export function DecideDialog({ objection, item, result, onClose }: DecideDialogProps) {
  const [reason, setReason] = useState('');
  const form = useRef<HTMLFormElement>(null);
  const dismiss = useAction('notice/dismiss', MOVED_BY_NOTICE);
  const uphold = useAction('notice/uphold', [...MOVED_BY_NOTICE, 'ledger/person', 'application/outdated']);
  const decide = result === 'dismiss' ? dismiss : uphold;
  const number = item.application.number ?? '';
  const submit = (): void =>
    decide.mutate(
      { objectionId: objection.id, reason },
      {
        onSuccess: () => {
          notifyDone(
            result === 'dismiss'
              ? `已认定对 ${number} 的异议不成立，期满可以封批。`
              : `已认定对 ${number} 的异议成立，申请退回为草稿。`,
          );
          onClose();
        },
      },
    );
  return (
    <FormDialog
      title={result === 'dismiss' ? `异议不成立：${number}` : `异议成立，退回：${number}`}
      verb={result === 'dismiss' ? '异议不成立' : '异议成立，退回'}
      form={form}
      isBusy={decide.isPending}
      failure={decide.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>
        {result === 'dismiss'
          ? '核实后认为异议不属实时使用。申请留在公示中，期满可以封批。'
          : '核实后认为异议属实时使用。申请退回为草稿，占用的票据和限额退回，由受理员按核实的情况办理。'}
      </p>
      <TextAreaField label="核实情况和理由" isRequired isFirst maxLength={400} value={reason} onChange={setReason} />
    </FormDialog>
  );
}
