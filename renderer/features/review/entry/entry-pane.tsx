import { useWindowEvent } from '@mantine/hooks';
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { changedFields } from '#shared/domain/review/changed-fields.ts';
import type { FormField } from '#shared/domain/review/form-field.ts';
import { Kbd } from '../../../ui/kbd.tsx';
import { Pills } from '../../../ui/pills.tsx';
import { useCase } from '../case/use-case.ts';
import { CommentBox } from './comment-box.tsx';
import { EntryField } from './entry-field.tsx';
import css from './entry.module.css';
import type { FormPart } from './form-parts.ts';
import { VisitOutcome } from './visit-outcome.tsx';

type EntryPaneProps = {
  readonly parts: readonly FormPart[];
  readonly part: FormPart;
  readonly onPart: (index: number) => void;
};

/** The keys of the page, said at its foot. */
const COMMENTING = ['↑↓ 字段', 'M 写意见'] as const;
const MOVING = ['J K 申请', '[ ] 票据', '1–5 左栏', 'Esc 列表'] as const;

/** What was typed, part by part. ↑↓ choose a field, Enter or M writes a comment at it. */
export function EntryPane({ parts, part, onPart }: EntryPaneProps) {
  const { seen, drafts, draft, isAllowed, writing, write } = useCase();
  const [at, setAt] = useState(0);
  const fields = useRef<HTMLDivElement>(null);
  const isFirst = useRef(true);
  // The cursor waited for the case to be read, or the field it stood in went with the part before: it goes on in this one.
  useLayoutEffect(() => {
    const { activeElement: active } = document;
    const isWaiting = active instanceof HTMLElement && active.matches('[data-case]');
    if (isWaiting || (!isFirst.current && active === document.body)) {
      fields.current?.querySelector<HTMLElement>('[data-field][tabindex="0"]')?.focus();
    }
    isFirst.current = false;
  }, [part.key]);
  const { detail, earlier } = seen;
  const before = earlier.find(({ isLast }) => isLast)?.form ?? null;
  const changes = before === null ? [] : changedFields(before, detail.form);
  const inOrder = part.columns.flat();
  const current = Math.min(at, inOrder.length - 1);
  // Of what is passed already and of a refusal there is nothing to give back at a field.
  const canComment = isAllowed && detail.status === 'settled';
  const focusField = (index: number): void =>
    fields.current?.querySelectorAll<HTMLElement>('[data-field]')[index]?.focus();
  const close = (): void => {
    write(null);
    requestAnimationFrame(() => focusField(current));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const field = inOrder[current];
    if (event.ctrlKey || event.altKey || !(event.target instanceof HTMLButtonElement) || field === undefined) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      const next = Math.max(0, Math.min(inOrder.length - 1, current + step));
      event.preventDefault();
      setAt(next);
      focusField(next);
    }
  };
  useWindowEvent('keydown', (event) => {
    const { target, code, ctrlKey, altKey, metaKey } = event;
    const field = inOrder[current];
    if (code !== 'KeyM' || ctrlKey || altKey || metaKey || event.defaultPrevented || event.isComposing) return;
    if (!canComment || field === undefined || !(target instanceof Element)) return;
    if (target.closest('[data-case]') === null || target.closest('input, textarea, select') !== null) return;
    event.preventDefault();
    write(field.path);
  });
  const show = (field: FormField) => (
    <li key={field.path} className={css['line']}>
      <EntryField
        field={field}
        isCurrent={inOrder[current]?.path === field.path}
        change={changes.find(({ path }) => path === field.path) ?? null}
        comments={seen.comments.filter(({ path }) => path === field.path)}
        draft={drafts.find(({ path }) => path === field.path)?.text ?? null}
        canComment={canComment}
        onFocus={() => setAt(inOrder.indexOf(field))}
        onOpen={() => write(field.path)}
      />
      {writing === field.path ? (
        <CommentBox
          label={field.label}
          text={drafts.find(({ path }) => path === field.path)?.text ?? ''}
          onSave={(text) => {
            draft(field.path, text);
            close();
          }}
          onClose={close}
        />
      ) : null}
    </li>
  );
  return (
    <div className={css['pane']} role="region" aria-label="录入内容">
      <Pills
        label="录入的部分"
        pills={parts.map(({ key, title }) => ({ key, word: title }))}
        chosen={part.key}
        onChoose={(key) => {
          setAt(0);
          onPart(parts.findIndex((each) => each.key === key));
        }}
      >
        <span className={css['keys']}>
          <Kbd keys="[" />
          <Kbd keys="]" />
        </span>
      </Pills>
      <div ref={fields} className={css['fields']} onKeyDown={onKeyDown}>
        {part.columns.map((column, index) => (
          // Two fixed columns.
          <ul key={index} className={css['column']}>
            {column.map(show)}
            {index === 1 && part.visit !== null ? <VisitOutcome visit={part.visit} /> : null}
          </ul>
        ))}
      </div>
      <p className={css['hint']}>
        {(canComment ? [...COMMENTING, ...MOVING] : MOVING).map((hint) => (
          <span key={hint}>{hint}</span>
        ))}
      </p>
    </div>
  );
}
