import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import type { PersonFile } from '#shared/contract/people/person.ts';
import { useAction, useChannel } from '../../../client/use-channel.ts';
import { useMissingRole } from '../../../client/use-missing-role.ts';
import { instantToMinute } from '../../../text/instants.ts';
import type { FieldProblem } from '../../../ui/field/field-problem.ts';
import { TextField } from '../../../ui/field/text-field.tsx';
import { FormDialog } from '../../../ui/overlay/form-dialog.tsx';
import { notifyDone } from '../../../ui/overlay/notify.tsx';
import { PageSection } from '../../../ui/page/page.tsx';
import css from '../people.module.css';
import { MERGE_REFRESHES } from './merge-refreshes.ts';
import { MovedTable } from './moved-table.tsx';

type Merged = PersonFile['merged'][number];

/** Files that stand under this one, each with its way back. */
export function MergedList({ file }: { readonly file: PersonFile }) {
  const missing = useMissingRole('clerk');
  const [undoing, setUndoing] = useState<Merged | null>(null);
  if (file.merged.length === 0) return null;
  return (
    <PageSection title="已合并的档案" note="这些档案的申请和台账按同一个人计算。">
      <ul className={css['list']}>
        {file.merged.map((merged) => (
          <li key={merged.mergeId}>
            <span className={css['when']}>{instantToMinute(merged.mergedAt)}</span>
            <span>
              {merged.row.name} {merged.row.idNumberMasked}
            </span>
            <span className={css['grow']}>
              {merged.reason}（{merged.who}）
            </span>
            {missing === null ? (
              <Button size="compact-sm" variant="default" onClick={() => setUndoing(merged)}>
                撤销合并
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {undoing === null ? null : <UndoDialog merged={undoing} onClose={() => setUndoing(null)} />}
    </PageSection>
  );
}

function UndoDialog({ merged, onClose }: { readonly merged: Merged; readonly onClose: () => void }) {
  const form = useRef<HTMLFormElement>(null);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<FieldProblem | null>(null);
  const preview = useChannel('people/unmergePreview', { mergeId: merged.mergeId });
  const unmerge = useAction('people/unmerge', MERGE_REFRESHES);
  const submit = () => {
    if (reason.trim() === '') {
      setProblem({ severity: 'missing', text: '请写明为什么不是同一个人。' });
      return;
    }
    unmerge.mutate(
      { mergeId: merged.mergeId, reason },
      {
        onSuccess: () => {
          notifyDone(`已撤销，${merged.row.name}又是单独的一份档案。`);
          onClose();
        },
      },
    );
  };
  return (
    <FormDialog
      title="撤销合并"
      verb="撤销合并"
      form={form}
      isBusy={unmerge.isPending}
      failure={unmerge.error ?? preview.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>两份档案重新分开，各自的申请和台账分别计算限额。</p>
      <MovedTable preview={preview} what="撤销" />
      <TextField
        label="撤销原因"
        isRequired
        data-autofocus
        maxLength={400}
        value={reason}
        onChange={(text) => {
          setReason(text);
          setProblem(null);
        }}
        problem={problem}
      />
    </FormDialog>
  );
}
