import { useBlocker } from '@tanstack/react-router';
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react';
import { keepQuestion } from './before-leaving.ts';
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
  /** What is made once it is answered, and leads away by itself. */
  const [wanted, setWanted] = useState<{ readonly go: () => void } | null>(null);
  const isAnswered = useRef(false);
  const mayLeave = (): boolean => isAnswered.current || isDone?.() === true;
  const leaving = useBlocker({
    shouldBlockFn: () => !mayLeave(),
    enableBeforeUnload: false,
    withResolver: true,
  });
  const ask = useEffectEvent((go: () => void) => {
    if (mayLeave()) go();
    else setWanted({ go });
  });
  useEffect(() => keepQuestion((go) => ask(go)), []);
  const leave = (): void => {
    if (wanted === null) {
      leaving.proceed?.();
      return;
    }
    isAnswered.current = true;
    setWanted(null);
    wanted.go();
  };
  return (
    <Confirm
      isOpen={leaving.status === 'blocked' || wanted !== null}
      title={title}
      effect={effect}
      verb="仍要离开"
      cancelVerb={stay}
      isDanger
      onConfirm={leave}
      onClose={() => {
        setWanted(null);
        leaving.reset?.();
      }}
    />
  );
}
