import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import css from '../../../renderer/ui/page/state.module.css';
import { sentenceOf } from '../client/console-failure.ts';
import { WORDS } from '../words.ts';

/** Shown where something could not be read: the sentence, and a way to try again. */
export function ErrorState({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  return (
    <div className={css['state']} role="alert">
      <IconAlertTriangle size={28} stroke={1.25} className={css['danger']} aria-hidden />
      <p className={css['hint']}>{sentenceOf(error)}</p>
      <div className={css['action']}>
        <Button variant="default" onClick={onRetry}>
          {WORDS.retry}
        </Button>
      </div>
    </div>
  );
}
