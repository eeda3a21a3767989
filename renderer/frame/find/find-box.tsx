import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useState } from 'react';
import { useChannel } from '../../client/use-channel.ts';
import { shortNumber } from '../../text/application-number.ts';
import { WORDS } from '../../text/words.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import { findApplications } from './find-applications.ts';
import css from '../frame.module.css';

const ID = 'find-box';
const MOST = 8;

/** Puts the cursor into the search box and marks what is in it. */
export function focusFindBox(): void {
  const box = document.getElementById(ID);
  if (box instanceof HTMLInputElement) box.select();
}

/** Finds an application by name, village, number or the end of the identity number; ↑↓ Enter opens it. */
export function FindBox() {
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const { data, refetch } = useChannel('application/list', {});
  const found = findApplications(data?.rows ?? [], typed);
  const markFirst = useEffectEvent(() => combobox.selectFirstOption());
  useEffect(() => {
    if (typed !== '') markFirst();
  }, [typed, found.length]);
  const open = (id: string) => {
    setTyped('');
    combobox.closeDropdown();
    void navigate({ to: '/applications/$id', params: { id } });
  };
  return (
    <Combobox store={combobox} onOptionSubmit={open} width={560} position="bottom-start" shadow="md">
      <Combobox.Target>
        <TextInput
          id={ID}
          aria-label="查找申请"
          aria-keyshortcuts="Control+K"
          placeholder="姓名、身份证尾号、申请号、村"
          value={typed}
          leftSection={<IconSearch size={16} stroke={1.5} aria-hidden />}
          rightSection={typed === '' ? <Kbd keys="Ctrl K" /> : null}
          rightSectionWidth={58}
          autoComplete="off"
          spellCheck={false}
          onFocus={() => void refetch()}
          onBlur={() => combobox.closeDropdown()}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            combobox.openDropdown();
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || typed === '') return;
            event.stopPropagation();
            setTyped('');
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={typed.trim() === ''}>
        <Combobox.Options aria-label="找到的申请">
          {found.slice(0, MOST).map((row) => (
            <Combobox.Option key={row.id} value={row.id} className={css['option']}>
              <span className={css['optionName']}>{row.personName === '' ? WORDS.noName : row.personName}</span>
              <span className={css['optionFaint']}>{row.idNumberMasked}</span>
              <span className={css['optionFaint']} title={row.number ?? ''}>
                {row.number === null ? WORDS.noNumber : shortNumber(row.number)} {row.village}
              </span>
              <StatusChip status={row.status} />
            </Combobox.Option>
          ))}
          {found.length === 0 ? <Combobox.Empty>没有找到。请换成姓名或身份证后四位再试。</Combobox.Empty> : null}
          {found.length > MOST ? (
            <Combobox.Footer>还有 {found.length - MOST} 份，请多输入几个字。</Combobox.Footer>
          ) : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
