import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useId, useState } from 'react';
import type { SearchHit } from '#shared/contract/data/search.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { type KnownOfPerson, useNewApplication } from '../use-new-application.ts';
import css from './find.module.css';
import { FoundList } from './found-list.tsx';
import { useFound } from './use-found.ts';

const ID = 'find-box';
/** Rows that PageUp and PageDown go. */
const PAGE = 8;

/** Puts the cursor into the search box and marks what is in it. */
export function focusFindBox(): void {
  const box = document.getElementById(ID);
  if (box instanceof HTMLInputElement) box.select();
}

/** Finds people and applications while one types; ↑↓ choose, Enter opens, Ctrl+Enter opens a person's ledger, Esc empties; so does going to another page. */
export function FindBox() {
  const navigate = useNavigate();
  const listId = useId();
  const [typed, setTyped] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  const [at, setAt] = useState(0);
  // What was looked for on the page before is not looked for any more.
  const pathname = useLocation({ select: (location) => location.pathname });
  const [page, setPage] = useState(pathname);
  if (page !== pathname) {
    setPage(pathname);
    setTyped('');
    setIsOpen(false);
  }
  const text = typed.trim();
  const { createWith, mayCreate } = useNewApplication();
  const found = useFound(isOpen ? text : '');
  const hits = found?.hits ?? [];
  const current = Math.min(at, Math.max(0, hits.length - 1));
  const isShown = isOpen && text !== '' && found !== null;

  const open = ({ kind, id }: SearchHit, isLedger = false) => {
    setTyped('');
    setIsOpen(false);
    if (kind === 'application') void navigate({ to: '/applications/$id', params: { id } });
    else if (isLedger) void navigate({ to: '/ledger', search: { person: id } });
    else void navigate({ to: '/people/$id', params: { id } });
  };
  const startNew = (known: KnownOfPerson) => {
    setTyped('');
    setIsOpen(false);
    createWith(known);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      if (typed === '') return;
      event.stopPropagation();
      setTyped('');
      return;
    }
    if (event.nativeEvent.isComposing || !isShown) return;
    const hit = hits[current];
    const move = MOVES[event.key];
    if (event.key === 'Enter' && hit !== undefined) open(hit, event.ctrlKey);
    else if (move !== undefined) setAt(Math.max(0, Math.min(hits.length - 1, current + move)));
    else return;
    event.preventDefault();
  };

  return (
    <div
      className={css['box']}
      onBlur={({ currentTarget, relatedTarget }) => {
        // The button under the list is reached with Tab.
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setIsOpen(false);
      }}
    >
      <TextInput
        id={ID}
        role="combobox"
        aria-label="查找人员和申请"
        aria-keyshortcuts="Control+K"
        aria-expanded={isShown}
        aria-controls={listId}
        aria-activedescendant={isShown && hits.length > 0 ? `${listId}-${current}` : undefined}
        placeholder="姓名、拼音、身份证尾号、电话、申请号、票据号、村"
        value={typed}
        leftSection={<IconSearch size={16} stroke={1.5} aria-hidden />}
        rightSection={typed === '' ? <Kbd keys="Ctrl+K" /> : null}
        rightSectionWidth={58}
        autoComplete="off"
        spellCheck={false}
        maxLength={64}
        onFocus={() => setIsOpen(true)}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setIsOpen(true);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      {isShown ? (
        <FoundList
          id={listId}
          query={text}
          found={found}
          at={current}
          onPoint={setAt}
          onOpen={open}
          onNew={mayCreate ? startNew : null}
        />
      ) : null}
    </div>
  );
}

const MOVES: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE };
