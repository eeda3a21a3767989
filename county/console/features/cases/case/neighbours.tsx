import { ActionIcon, Tooltip } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { RecordRef } from '../../../api/views.ts';
import { usePageKeys } from '../../../ui/use-page-keys.ts';
import { useCasePlace } from '../use-case-order.ts';
import css from './case.module.css';

/** Mark of what leads to the next case: after a decision the cursor stands there. */
const NEXT = 'data-next-case';

/** Puts the cursor where one goes on after the last decision of a list. */
export function focusNextCase(): void {
  requestAnimationFrame(() => {
    const next = document.querySelector<HTMLElement>(`[${NEXT}]:not(:disabled)`);
    (next ?? document.querySelector<HTMLElement>('h1[tabindex]'))?.focus();
  });
}

/** Opens a case's page. */
export function useOpenCase(): (record: RecordRef) => void {
  const navigate = useNavigate();
  return ({ batch, place }) =>
    void navigate({ to: '/cases/$batch/$place', params: { batch: String(batch), place: String(place) } });
}

/** The way through the list without going back to it: N on, B back, L to the list. */
export function Neighbours({ record }: { readonly record: RecordRef }) {
  const navigate = useNavigate();
  const openCase = useOpenCase();
  const place = useCasePlace(record);
  const go = (other: RecordRef | null | undefined) => (): void => {
    if (other !== null && other !== undefined) openCase(other);
  };
  usePageKeys([
    ['N', go(place?.next)],
    ['B', go(place?.before)],
    ['L', () => void navigate({ to: '/' })],
  ]);
  if (place === null) return null;
  const { at, of, before, next } = place;
  return (
    <span className={css['neighbours']}>
      <Tooltip label="上一件（B）">
        <ActionIcon aria-label="上一件" disabled={before === null} onClick={go(before)}>
          <IconChevronLeft size={18} stroke={1.5} />
        </ActionIcon>
      </Tooltip>
      <span>
        {at} / {of}
      </span>
      <Tooltip label="下一件（N）">
        <ActionIcon aria-label="下一件" disabled={next === null} onClick={go(next)} {...{ [NEXT]: true }}>
          <IconChevronRight size={18} stroke={1.5} />
        </ActionIcon>
      </Tooltip>
    </span>
  );
}
