import { useWindowEvent } from '@mantine/hooks';

/** Ctrl+Enter makes the step of the page, wherever the cursor stands; null: there is nothing to do now. */
export function useCtrlEnter(step: (() => void) | null): void {
  useWindowEvent(
    'keydown',
    (event) => {
      if (event.key !== 'Enter' || !event.ctrlKey || event.repeat || step === null) return;
      // Before the field has it: a list would open at Enter.
      event.preventDefault();
      event.stopPropagation();
      step();
    },
    { capture: true },
  );
}
