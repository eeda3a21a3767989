import { ActionIcon } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { memo } from 'react';
import type { IdentityEntry } from '#shared/domain/application-form.ts';
import { TextField } from '../../field/text-field.tsx';
import { tidyDay, tidyText } from '../../field/tidy.ts';
import { addIdentity, changeIdentity, removeIdentity } from '../../form/form-change.ts';
import { useIntake, useIsEditable, useIntakeSession } from '../../state/use-intake.ts';
import { CategoryField } from './category-field.tsx';
import css from '../person.module.css';

/** The recognised identities: which, from when to when, on what ground. */
export function IdentityRows() {
  const session = useIntakeSession();
  const identities = useIntake((state) => state.form.identities);
  const isEditable = useIsEditable();
  return (
    <fieldset className={css['group']}>
      <legend className={css['legend']}>救助身份</legend>
      <div className={css['identityRow']} aria-hidden>
        <span className={css['columnHead']}>救助类别</span>
        <span className={css['columnHead']}>生效日期</span>
        <span className={css['columnHead']}>终止日期</span>
        <span className={css['columnHead']}>来源（名册及日期、证件编号）</span>
      </div>
      {identities.map((entry, index) => (
        <IdentityRow key={entry.key} entry={entry} row={index + 1} isRemovable={isEditable && identities.length > 1} />
      ))}
      {isEditable && identities.length < 20 ? (
        <button
          type="button"
          className={css['textButton']}
          data-list="identities"
          onClick={() => session.change(addIdentity(session.newKey()))}
        >
          <IconPlus size={14} aria-hidden />
          添加身份
        </button>
      ) : null}
    </fieldset>
  );
}

type IdentityRowProps = { readonly entry: IdentityEntry; readonly row: number; readonly isRemovable: boolean };

const IdentityRow = memo(function IdentityRow({ entry, row, isRemovable }: IdentityRowProps) {
  const session = useIntakeSession();
  const path = `identities.${entry.key}`;
  const change = (patch: Partial<IdentityEntry>): void => session.change(changeIdentity(entry.key, patch));
  return (
    <div className={css['identityRow']}>
      <CategoryField entryKey={entry.key} row={row} category={entry.category} />
      <TextField
        isLabelHidden
        label={`第${row}行 生效日期`}
        path={`${path}.from`}
        help="identityFrom"
        placeholder="2023-01-01"
        value={entry.from}
        tidy={tidyDay}
        onType={(from) => change({ from })}
      />
      <TextField
        isLabelHidden
        label={`第${row}行 终止日期`}
        path={`${path}.to`}
        help="identityTo"
        placeholder="仍有效"
        value={entry.to}
        tidy={tidyDay}
        onType={(to) => change({ to })}
      />
      <TextField
        isLabelHidden
        label={`第${row}行 来源`}
        path={`${path}.source`}
        help="identitySource"
        value={entry.source}
        maxLength={400}
        tidy={tidyText}
        onType={(source) => change({ source })}
      />
      {isRemovable ? (
        <ActionIcon
          aria-label={`删除第${row}行身份`}
          size={28}
          onClick={() => session.change(removeIdentity(entry.key))}
        >
          <IconX size={16} />
        </ActionIcon>
      ) : null}
    </div>
  );
});
