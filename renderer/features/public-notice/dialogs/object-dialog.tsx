import { useRef, useState } from 'react';
import type { ApplicationRow } from '#shared/contract/case/application.ts';
import { parseDay } from '#shared/day.ts';
import { OBJECTION_WAY_WORDS, OBJECTION_WAYS, type ObjectionWay } from '#shared/domain/notice/objection-ways.ts';
import { useAction } from '../../../client/use-channel.ts';
import { useSession } from '../../../client/use-session.ts';
import { focusFirstProblem } from '../../../ui/field/focus-first-problem.ts';
import { SelectField } from '../../../ui/field/select-field.tsx';
import { TextField } from '../../../ui/field/text-field.tsx';
import { FormDialog } from '../../../ui/overlay/form-dialog.tsx';
import { notifyDone } from '../../../ui/overlay/notify.tsx';
import { MOVED_BY_NOTICE } from '../notice-words.ts';
import { TextAreaField } from './text-area-field.tsx';

type ObjectDialogProps = {
  readonly application: ApplicationRow;
  /** First day of the notice. */
  readonly from: string;
  readonly onClose: () => void;
};

/** Takes down an objection: who, how, what, when. */
export function ObjectDialog({ application, from, onClose }: ObjectDialogProps) {
  const { today } = useSession();
  const [by, setBy] = useState('');
  const [contact, setContact] = useState('');
  const [way, setWay] = useState<ObjectionWay>('visit');
  const [text, setText] = useState('');
  const [receivedOn, setReceivedOn] = useState<string>(today);
  const [isAsked, setAsked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const object = useAction('notice/object', MOVED_BY_NOTICE);
  const day = parseDay(receivedOn.trim());
  const isOutside = day === null || day < from || day > today;
  const submit = (): void => {
    setAsked(true);
    if (isOutside || text.trim() === '') {
      // After the problems are drawn.
      queueMicrotask(() => focusFirstProblem(form));
      return;
    }
    object.mutate(
      { applicationId: application.id, revision: application.revision, by, contact, way, text, receivedOn: day },
      {
        onSuccess: () => {
          notifyDone(`已登记对 ${application.number ?? ''} 的异议，认定以前不能封批。`);
          onClose();
        },
      },
    );
  };
  return (
    <FormDialog
      title={`登记异议：${application.personName}`}
      verb="登记异议"
      form={form}
      isBusy={object.isPending}
      failure={object.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label="反映人"
        data-autofocus
        maxLength={60}
        value={by}
        onChange={setBy}
        hint="对方不愿留姓名时可不填。反映人的情况只在本机加密保存。"
      />
      <TextField label="联系方式" maxLength={60} value={contact} onChange={setContact} hint="可不填。" />
      <SelectField
        label="反映方式"
        value={way}
        options={OBJECTION_WAYS.map((value) => ({ value, label: OBJECTION_WAY_WORDS[value] }))}
        onChange={setWay}
      />
      <TextField
        label="收到日期"
        isRequired
        maxLength={10}
        value={receivedOn}
        onChange={setReceivedOn}
        problem={
          isAsked && isOutside ? { severity: 'wrong', text: `请填写公示开始（${from}）以后、今天以前的日期。` } : null
        }
      />
      <TextAreaField
        label="异议内容"
        isRequired
        maxLength={1000}
        value={text}
        onChange={setText}
        problem={isAsked && text.trim() === '' ? { severity: 'wrong', text: '请写明异议内容。' } : null}
      />
    </FormDialog>
  );
}
