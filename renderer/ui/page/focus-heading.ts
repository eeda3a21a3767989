/**
 * Puts the cursor on the heading of the page, for when what had it is gone. `unless-held`: only where nothing has it, as
 * when a page opens that has no first field.
 */
export function focusHeading(when: 'always' | 'unless-held' = 'always'): void {
  requestAnimationFrame(() => {
    if (when === 'unless-held' && document.activeElement !== document.body) return;
    document.querySelector<HTMLElement>('h1[tabindex]')?.focus();
  });
}
