/** Work under way that somebody waits for. */
export type Patience = { readonly begin: () => void; readonly end: () => void };

/**
 * Calls `onOut` when work is under way and none of it ended for so long; never after `stop`. One for each thing that is worked on: what
 * is stopped in the middle may never end, and would count for whatever comes after it.
 */
export function makePatience(milliseconds: number, onOut: () => void): Patience & { readonly stop: () => void } {
  let [underWay, isStopped] = [0, false];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const watch = (): void => {
    clearTimeout(timer);
    timer = underWay > 0 && !isStopped ? setTimeout(onOut, milliseconds) : undefined;
  };
  return {
    begin: () => {
      underWay += 1;
      if (underWay === 1) watch();
    },
    end: () => {
      underWay -= 1;
      watch();
    },
    stop: () => {
      isStopped = true;
      watch();
    },
  };
}
