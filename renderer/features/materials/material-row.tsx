import { NativeSelect } from '@mantine/core';
import { IconCircleDashed, IconCircleCheck } from '@tabler/icons-react';
import type { AttachmentView } from '#shared/contract/case/material.ts';
import type { MaterialLine } from '#shared/domain/material/material-lines.ts';
import { AFTER_WORDS, CHECKED_WORDS, GOT_WORDS } from '#shared/domain/material/material-state.ts';
import { AddFiles } from './file/add-files.tsx';
import { AttachmentThumb } from './file/attachment-thumb.tsx';
import type { BillChoice } from './file/bill-choices.ts';
import { handedIn } from './handed-in.ts';
import css from './materials.module.css';
import type { MaterialChange } from './use-materials.ts';

type MaterialRowProps = {
  readonly line: MaterialLine;
  readonly attachments: readonly AttachmentView[];
  readonly bills: readonly BillChoice[];
  readonly canChange: boolean;
  readonly isAdding: boolean;
  readonly onSave: (change: MaterialChange) => void;
  readonly onAdd: (files: readonly File[]) => void;
  readonly onOpen: (attachment: AttachmentView) => void;
};

/** One paper: asked for or not, how it came, where it went, its scans. */
export function MaterialRow(props: MaterialRowProps) {
  const { line, attachments, bills, canChange, isAdding, onSave, onAdd, onOpen } = props;
  const { state, isNeeded, name, why } = line;
  const isMissing = isNeeded && state.got === '';
  const Icon = state.got === '' ? IconCircleDashed : IconCircleCheck;
  return (
    <tr data-missing={isMissing || undefined}>
      <th scope="row" className={css['name']}>
        <Icon size={15} stroke={1.75} aria-hidden className={state.got === '' ? css['open'] : css['done']} />
        <span>
          {name}
          <span className={css['need']}>{isNeeded ? (isMissing ? '必需，未交' : '必需') : '视情况'}</span>
          {why === '' ? null : <span className={css['why']}>{why}</span>}
        </span>
      </th>
      <td>
        <Choice
          label={`${name}：交来`}
          value={state.got}
          words={GOT_WORDS}
          disabled={!canChange}
          onChange={(got) => onSave(() => handedIn(line, got))}
        />
      </td>
      <td>
        <Choice
          label={`${name}：核对`}
          value={state.checked}
          words={CHECKED_WORDS}
          disabled={!canChange || state.got === ''}
          onChange={(checked) => onSave((before) => ({ ...before, checked }))}
        />
      </td>
      <td>
        <Choice
          label={`${name}：去向`}
          value={state.after}
          words={AFTER_WORDS}
          disabled={!canChange || state.got === ''}
          onChange={(after) => onSave((before) => ({ ...before, after }))}
        />
      </td>
      <td className={css['files']}>
        {attachments.map((attachment) => (
          <AttachmentThumb
            key={attachment.id}
            attachment={attachment}
            bill={bills.find(({ key }) => key === attachment.visit) ?? null}
            onOpen={() => onOpen(attachment)}
          />
        ))}
        {canChange ? <AddFiles name={name} isBusy={isAdding} onAdd={onAdd} /> : null}
      </td>
    </tr>
  );
}

type ChoiceProps<V extends string> = {
  readonly label: string;
  readonly value: V;
  readonly words: Readonly<Record<V, string>>;
  readonly disabled: boolean;
  readonly onChange: (value: V) => void;
};

function Choice<V extends string>({ label, value, words, disabled, onChange }: ChoiceProps<V>) {
  const values = Object.keys(words) as V[]; // keys of a constant record over V
  return (
    <NativeSelect
      size="xs"
      aria-label={label}
      value={value}
      disabled={disabled}
      data={values.map((each) => ({ value: each, label: words[each] }))}
      onChange={(event) => {
        const chosen = values.find((each) => each === event.currentTarget.value);
        if (chosen !== undefined) onChange(chosen);
      }}
    />
  );
}
