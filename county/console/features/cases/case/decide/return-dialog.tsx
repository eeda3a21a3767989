import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { FieldProblem } from '../../../../../../renderer/ui/field/field-problem.ts';
import { SelectField } from '../../../../../../renderer/ui/field/select-field.tsx';
import { TextField } from '../../../../../../renderer/ui/field/text-field.tsx';
import type { CaseView } from '../../../../api/views.ts';
import { useAct } from '../../../../client/use-call.ts';
import { FormDialog } from '../../../../ui/form-dialog.tsx';
import { TextArea } from '../../../../ui/text-area.tsx';
import css from './decide.module.css';
import { placeChoices } from './place-choices.ts';
import { seenOf } from './seen-of.ts';

const MOST = { reason: 2_000, comment: 400, places: 50 } as const;
const wrong = (text: string): FieldProblem => ({ severity: 'wrong', text });

/** One place as far as it is filled in. `id` only tells the lines apart. */
type Line = { readonly id: number; readonly key: string; readonly comment: string };

type ReturnDialogProps = { readonly file: CaseView; readonly onDone: () => void; readonly onClose: () => void };

/** Gives a case back to its township: why, and at which fields something is to be corrected. */
export function ReturnDialog({ file: { row, content }, onDone, onClose }: ReturnDialogProps) {
  const choices = placeChoices(content);
  const [reason, setReason] = useState('');
  const [lines, setLines] = useState<readonly Line[]>([{ id: 0, key: '', comment: '' }]);
  const [isTried, setTried] = useState(false);
  const act = useAct('decide');
  const change = (id: number, parts: Partial<Line>): void =>
    setLines(lines.map((line) => (line.id === id ? { ...line, ...parts } : line)));
  const submit = (): void => {
    setTried(true);
    const places = lines.flatMap(({ key, comment }) => {
      const choice = choices.find((one) => one.key === key);
      if (choice === undefined || comment.trim() === '') return [];
      const { field, visit } = choice;
      return [{ field, ...(visit === undefined ? {} : { visit }), comment: comment.trim() }];
    });
    if (reason.trim() === '' || places.length < lines.length) return;
    const said = { decision: 'returned', approvedFen: 0, reason: reason.trim(), places } as const;
    act.mutate({ record: row.record, ...said, places: [...places], seen: seenOf(row) }, { onSuccess: onDone });
  };
  return (
    <FormDialog
      title={`退回 ${row.number}`}
      verb="退回乡镇"
      isBusy={act.isPending}
      failure={act.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextArea
        label="退回的理由"
        hint="乡镇更正后会送来新的一版。退回以后，这一版不能再办理。"
        value={reason}
        onChange={setReason}
        maxLength={MOST.reason}
        data-autofocus
        problem={isTried && reason.trim() === '' ? wrong('请写明退回的理由。') : null}
      />
      <div className={css['places']}>
        {lines.map(({ id, key, comment }, index) => (
          <div key={id} className={css['place']} role="group" aria-label={`要更正的第 ${index + 1} 处`}>
            <SelectField
              label="要更正的地方"
              value={key}
              nothing="请选择"
              options={choices.map((choice) => ({ value: choice.key, label: choice.words }))}
              onChange={(chosen) => change(id, { key: chosen })}
              problem={isTried && key === '' ? wrong('请选择。') : null}
            />
            <TextField
              label="哪里不对，应该是什么"
              value={comment}
              onChange={(text) => change(id, { comment: text })}
              maxLength={MOST.comment}
              problem={isTried && comment.trim() === '' ? wrong('请填写。') : null}
            />
            {lines.length === 1 ? null : (
              <ActionIcon
                aria-label={`去掉第 ${index + 1} 处`}
                onClick={() => setLines(lines.filter((line) => line.id !== id))}
              >
                <IconX size={16} stroke={1.5} />
              </ActionIcon>
            )}
          </div>
        ))}
        {lines.length >= MOST.places ? null : (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPlus size={14} stroke={1.5} aria-hidden />}
            onClick={() => setLines([...lines, { id: (lines.at(-1)?.id ?? 0) + 1, key: '', comment: '' }])}
          >
            再加一处
          </Button>
        )}
      </div>
    </FormDialog>
  );
}
