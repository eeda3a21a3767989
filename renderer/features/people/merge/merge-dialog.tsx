import { useRef, useState } from 'react';
import type { PersonFile, PersonRow } from '#shared/contract/people/person.ts';
import { maskIdNumber, normaliseIdNumber } from '#shared/id-number.ts';
import { useAction, useChannel } from '../../../client/use-channel.ts';
import type { FieldProblem } from '../../../ui/field/field-problem.ts';
import { TextField } from '../../../ui/field/text-field.tsx';
import { FormDialog } from '../../../ui/overlay/form-dialog.tsx';
import { notifyDone } from '../../../ui/overlay/notify.tsx';
import { MERGE_REFRESHES } from './merge-refreshes.ts';
import { MovedTable } from './moved-table.tsx';

type MergeDialogProps = { readonly file: PersonFile; readonly other: PersonRow; readonly onClose: () => void };

/** Another file is found to be of this person. What that moves is said before; it can be taken back. */
export function MergeDialog({ file, other, onClose }: MergeDialogProps) {
  const form = useRef<HTMLFormElement>(null);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<FieldProblem | null>(null);
  const files = { kept: file.id, gone: other.id };
  const preview = useChannel('people/mergePreview', files);
  const merge = useAction('people/merge', MERGE_REFRESHES);
  const submit = () => {
    if (reason.trim() === '') {
      setProblem({ severity: 'missing', text: '请写明凭什么认定是同一个人。' });
      return;
    }
    merge.mutate(
      { ...files, reason },
      {
        onSuccess: () => {
          notifyDone(`已把${other.name}的另一份档案并入。需要时可在「已合并的档案」里撤销。`);
          onClose();
        },
      },
    );
  };
  const { person } = file.form;
  return (
    <FormDialog
      title="合并档案"
      verb="合并"
      form={form}
      isBusy={merge.isPending}
      failure={merge.error ?? preview.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>
        把 {other.name}（{other.idNumberMasked}）并入 {person.name}（{maskIdNumber(normaliseIdNumber(person.idNumber))}
        ）。两份档案的申请和台账从此按一个人计算限额；申请和记账本身不改动，可以撤销。
      </p>
      <MovedTable preview={preview} what="合并" />
      <TextField
        label="合并原因"
        isRequired
        data-autofocus
        maxLength={400}
        value={reason}
        onChange={(text) => {
          setReason(text);
          setProblem(null);
        }}
        problem={problem}
        hint="例如“同一人，第一次录错身份证号，已核对身份证原件”。"
      />
    </FormDialog>
  );
}
