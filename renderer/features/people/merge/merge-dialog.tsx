import { Radio } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { PersonFile, Twin } from '#shared/contract/people/person.ts';
import { maskIdNumber, normaliseIdNumber } from '#shared/id-number.ts';
import { useAction, useChannel } from '../../../client/use-channel.ts';
import type { FieldProblem } from '../../../ui/field/field-problem.ts';
import { TextField } from '../../../ui/field/text-field.tsx';
import { FormDialog } from '../../../ui/overlay/form-dialog.tsx';
import { notifyDone } from '../../../ui/overlay/notify.tsx';
import { focusHeading } from '../../../ui/page/focus-heading.ts';
import css from '../people.module.css';
import { type MergeFile, proposedFile } from './kept-file.ts';
import { MERGE_REFRESHES } from './merge-refreshes.ts';
import { MovedTable } from './moved-table.tsx';

type MergeDialogProps = { readonly file: PersonFile; readonly other: Twin; readonly onClose: () => void };

/** Two files are found to be of one person: which one is kept, and what that moves, is said before; it can be taken back. */
export function MergeDialog({ file, other, onClose }: MergeDialogProps) {
  const form = useRef<HTMLFormElement>(null);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<FieldProblem | null>(null);
  const navigate = useNavigate();
  const own: MergeFile = {
    id: file.id,
    isMember: file.household?.isMember === true,
    applicationCount: file.applications.length,
  };
  const their: MergeFile = {
    id: other.row.id,
    isMember: other.row.household !== null,
    applicationCount: other.applicationCount,
  };
  const [kept, setKept] = useState(() => proposedFile(own, their));
  const files = { kept, gone: kept === own.id ? their.id : own.id };
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
          notifyDone(`已把${other.row.name}的另一份档案并入。需要时可在「已合并的档案」里撤销。`);
          onClose();
          if (kept !== file.id) void navigate({ to: '/people/$id', params: { id: kept }, replace: true });
          focusHeading();
        },
      },
    );
  };
  const { person } = file.form;
  const number = maskIdNumber(normaliseIdNumber(person.idNumber));
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
      <Radio.Group label="保留哪一份" value={kept} onChange={setKept}>
        <div className={css['keep']}>
          <Radio value={own.id} label={`${fileWords(person.name, number, own)}（正打开的这份）`} />
          <Radio value={their.id} label={fileWords(other.row.name, other.row.idNumberMasked, their)} />
        </div>
      </Radio.Group>
      <p>
        证件号、电话和收款账户以保留的这份为准；并入的一份原样存着，用它的证件号也能找到这个人。
        {own.isMember || their.isMember ? '家庭不变，合并后仍是原来那个家庭的成员。' : ''}
        两份档案的申请和台账从此按一个人计算限额；申请和记账本身不改动，可以撤销。
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

const fileWords = (name: string, number: string, { isMember, applicationCount }: MergeFile): string =>
  `${name}（${number}），${applicationCount} 份申请，${isMember ? '有家庭' : '没有登记家庭'}`;
