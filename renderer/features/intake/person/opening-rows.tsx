import { ActionIcon } from '@mantine/core';
import { IconChevronDown, IconChevronRight, IconPlus, IconX } from '@tabler/icons-react';
import { memo, useRef } from 'react';
import { flushSync } from 'react-dom';
import type { OpeningEntry } from '#shared/domain/application-form.ts';
import { TextField } from '../field/text-field.tsx';
import { tidyAmount, tidyText } from '../field/tidy.ts';
import { addOpening, changeOpening, removeOpening } from '../form/form-change.ts';
import { focusField } from '../page/focus-field.ts';
import { useIntake, useIsEditable, useIntakeSession } from '../state/use-intake.ts';
import { nextOpeningYear } from './opening-year.ts';
import css from './person.module.css';

/** Aid given elsewhere in the year. Folded while there is none, because most people have none. */
export function OpeningRows() {
  const session = useIntakeSession();
  const openings = useIntake((state) => state.form.openings);
  const isEditable = useIsEditable();
  const isShown = useIntake((state) => state.areOpeningsShown);
  const group = useRef<HTMLDivElement>(null);
  const isOpen = isShown || openings.length > 0;
  const add = (): void => {
    const [key, year] = [session.newKey(), nextOpeningYear(session.state.get().form)];
    flushSync(() => session.change(addOpening(key, year)));
    if (group.current !== null) focusField(group.current, `openings.${key}.${year === '' ? 'year' : 'burden'}`);
  };
  const toggle = (): void => session.state.update((now) => ({ ...now, areOpeningsShown: !isOpen }));
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  return (
    <div ref={group} className={css['group']} role="group" aria-label="本年已在别处救助">
      <button
        type="button"
        className={css['foldButton']}
        aria-expanded={isOpen}
        disabled={openings.length > 0}
        onClick={toggle}
      >
        <Chevron size={14} aria-hidden />
        本年已在别处救助
        <span className={css['soft']}>
          {openings.length === 0 ? '（医院一站式、其他窗口）没有' : `${openings.length} 行`}
        </span>
      </button>
      {isOpen ? (
        <>
          {openings.length === 0 ? <p className={css['none']}>别处已付的救助，一个年度填一行。</p> : <OpeningHead />}
          {openings.map((entry, index) => (
            <OpeningRow key={entry.key} entry={entry} row={index + 1} />
          ))}
          {isEditable && openings.length < 10 ? (
            <button type="button" className={css['textButton']} data-list="openings" onClick={add}>
              <IconPlus size={14} aria-hidden />
              添加年度
            </button>
          ) : null}
        </>
      ) : null}
    </div>
  );
}

function OpeningHead() {
  return (
    <div className={css['openingRow']} aria-hidden>
      <span className={css['columnHead']}>年度</span>
      {AMOUNTS.map(([field, label]) => (
        <span key={field} className={css['columnHead']} data-align="end">
          {label}
        </span>
      ))}
    </div>
  );
}

const AMOUNTS = [
  ['burden', '已计入负担', 'openingBurden'],
  ['basic', '已付基本救助', 'openingBasic'],
  ['tilt', '已付倾斜救助', 'openingTilt'],
] as const;

const OpeningRow = memo(function OpeningRow({ entry, row }: { readonly entry: OpeningEntry; readonly row: number }) {
  const session = useIntakeSession();
  const isEditable = useIsEditable();
  const path = `openings.${entry.key}`;
  return (
    <div className={css['openingRow']}>
      <TextField
        isLabelHidden
        label={`第${row}行 年度`}
        path={`${path}.year`}
        help="openingYear"
        value={entry.year}
        maxLength={8}
        tidy={tidyText}
        onType={(year) => session.change(changeOpening(entry.key, { year }))}
      />
      {AMOUNTS.map(([field, label, help]) => (
        <TextField
          key={field}
          isLabelHidden
          align="end"
          label={`第${row}行 ${label}`}
          path={`${path}.${field}`}
          help={help}
          placeholder="0.00"
          value={entry[field]}
          tidy={tidyAmount}
          onType={(typed) => session.change(changeOpening(entry.key, { [field]: typed }))}
        />
      ))}
      {isEditable ? (
        <ActionIcon
          aria-label={`删除第${row}行别处救助`}
          size={28}
          onClick={() => session.change(removeOpening(entry.key))}
        >
          <IconX size={16} />
        </ActionIcon>
      ) : null}
    </div>
  );
});
