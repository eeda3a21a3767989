const MARK = 'data-covered';

/** Says on the page itself that something lies over the frame: the frame stays mounted, and so do its keys. */
export const markCovered = (isCovered: boolean): void => void document.body.toggleAttribute(MARK, isCovered);

/** For keys of the frame: does nothing while the lock, the first run or a stop lies over it. */
export function unlessCovered(act: () => void): void {
  if (!document.body.hasAttribute(MARK)) act();
}

/** For keys that leave the page or take the cursor out of it: an open dialog keeps them off too, with what is typed. */
export function unlessOverlaid(act: () => void): void {
  if (document.querySelector('[role="dialog"][aria-modal="true"]') === null) unlessCovered(act);
}
