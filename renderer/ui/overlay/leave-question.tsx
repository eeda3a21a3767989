import { useBlocker } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Confirm } from './confirm.tsx';

type LeaveQuestionProps = {
  /** What is not finished. */
  readonly title: string;
  /** What leaving would lose. */
  readonly effect: ReactNode;
  /** On the button that stays. */
  readonly stay: string;
  /** Whether what was open is done by now, so that nothing is asked; left out: it never is. */
  readonly isDone?: () => boolean;
};

/** As long as it is on a page, leaving the page asks first. The window itself closes as ever. */
export function LeaveQuestion({ title, effect, stay, isDone }: LeaveQuestionProps) {
  const leaving = useBlocker({
    shouldBlockFn: () => isDone?.() !== true,
    enableBeforeUnload: false,
    withResolver: true,
  });
  return (
    <Confirm
      isOpen={leaving.status === 'blocked'}
      title={title}
      effect={effect}
      verb="仍要离开"
      cancelVerb={stay}
      isDanger
      onConfirm={() => leaving.proceed?.()}
      onClose={() => leaving.reset?.()}
    />
  );
}
