import { useRef, useState } from 'react';
import { parseDay } from '#shared/day.ts';
import type { ApplicationRow } from '#shared/contract/case/application.ts';
import { sentenceOf } from '../../../client/app-failure.ts';
import { useAction, useChannel } from '../../../client/use-channel.ts';
import { useSession } from '../../../client/use-session.ts';
import { focusFirstProblem } from '../../../ui/field/focus-first-problem.ts';
import { TextField } from '../../../ui/field/text-field.tsx';
import { FormDialog } from '../../../ui/overlay/form-dialog.tsx';
import { notifyDone } from '../../../ui/overlay/notify.tsx';
import { MOVED_BY_NOTICE } from '../notice-words.ts';

type StartDialogProps = { readonly applications: readonly ApplicationRow[]; readonly onClose: () => void };

/** Begins a notice: from when, where it hangs, whom to call. Its last day is worked out and shown before. */
export function StartDialog({ applications, onClose }: StartDialogProps) {
  const { today } = useSession();
  const last = useChannel('notice/view', {}).data?.notices[0];
  const [from, setFrom] = useState<string>(today);
  const [place, setPlace] = useState(last?.place ?? '');
  const [phone, setPhone] = useState(last?.phone ?? '');
  const [isAsked, setAsked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const start = useAction('notice/start', MOVED_BY_NOTICE);
  const day = parseDay(from.trim());
  const end = useChannel('notice/end', { from: day ?? today }, { enabled: day !== null, keepPrevious: true });
  const wrongDay = day === null ? '请填写日期，例如 2026-03-15。' : end.error === null ? null : sentenceOf(end.error);
  const submit = (): void => {
    setAsked(true);
    if (wrongDay !== null || day === null) return focusFirstProblem(form);
    start.mutate(
      { applicationIds: applications.map(({ id }) => id), from: day, place, phone },
      {
        onSuccess: ({ number, to }) => {
          notifyDone(`公示 ${number} 已开始，到 ${to} 期满。请打印公示表张贴。`);
          onClose();
        },
      },
    );
  };
  return (
    <FormDialog
      title={`公示 ${applications.length} 份申请`}
      verb="开始公示"
      form={form}
      isBusy={start.isPending}
      failure={start.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label="张贴日期"
        isRequired
        data-autofocus
        maxLength={10}
        value={from}
        onChange={setFrom}
        hint={
          end.data === undefined || day === null
            ? undefined
            : `公示 ${end.data.length}，到 ${end.data.to} 期满（张贴当天不算）。${end.data.isCertain ? '' : '没有这一年的节假日安排，按周一至周五计算。'}`
        }
        problem={(isAsked || day !== null) && wrongDay !== null ? { severity: 'wrong', text: wrongDay } : null}
      />
      <TextField
        label="张贴地点"
        maxLength={100}
        value={place}
        onChange={setPlace}
        hint="例如：各村村务公开栏。可不填。"
      />
      <TextField label="监督电话" maxLength={64} value={phone} onChange={setPhone} hint="印在公示表上。可不填。" />
    </FormDialog>
  );
}
