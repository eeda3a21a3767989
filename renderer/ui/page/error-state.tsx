import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { sentenceOf } from '../../client/app-failure.ts';
import { WORDS } from '../../text/words.ts';
import css from './state.module.css';

type ErrorStateProps = {
  /** What was thrown; a coded failure gives its own sentence. */
  readonly error: unknown;
  readonly onRetry: () => void;
};

/** Shown where something could not be read: the sentence, and a way to try again. */
export function ErrorState({ error, onRetry }: ErrorStateProps) {
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
