import { ActionIcon } from '@mantine/core';
import { IconChevronDown, IconChevronRight, IconPlus, IconX } from '@tabler/icons-react';
import { memo, useRef } from 'react';
import { flushSync } from 'react-dom';
import type { OpeningEntry } from '#shared/domain/application-form.ts';
import { TextField } from '../../field/text-field.tsx';
import { tidyAmount, tidyText } from '../../field/tidy.ts';
import { OPENING_WORDS } from '#shared/domain/asked/check-opening.ts';
import { addOpening, changeOpening, removeOpening } from '../../form/form-change.ts';
import { focusField } from '../../page/focus-field.ts';
import { useAsked, useIntake, useIsEditable, useIntakeSession } from '../../state/use-intake.ts';
import { amountsOf } from './opening-amounts.ts';
import { nextOpeningYear } from './opening-year.ts';
import css from '../person.module.css';

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
  const amounts = amountsOf(useAsked());
  return (
    <div className={css['openingRow']} data-amounts={amounts.length} aria-hidden>
      <span className={css['columnHead']}>{OPENING_WORDS.year}</span>
      {amounts.map(({ at, label }) => (
        <span key={at} className={css['columnHead']} data-align="end" title={label}>
          {label}
        </span>
      ))}
    </div>
  );
}

const OpeningRow = memo(function OpeningRow({ entry, row }: { readonly entry: OpeningEntry; readonly row: number }) {
  const session = useIntakeSession();
  const isEditable = useIsEditable();
  const amounts = amountsOf(useAsked());
  const path = `openings.${entry.key}`;
  return (
    <div className={css['openingRow']} data-amounts={amounts.length}>
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
      {amounts.map(({ at, label, help, read, write }) => (
        <TextField
          key={at}
          isLabelHidden
          align="end"
          label={`第${row}行 ${label}`}
          path={`${path}.${at}`}
          help={help}
          placeholder="0.00"
          value={read(entry)}
          tidy={tidyAmount}
          onType={(typed) => session.change(write(entry.key, typed))}
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
