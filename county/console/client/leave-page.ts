/**
 * Begins the page anew at its first address: nothing of whoever was here may be seen by whoever comes, nor is the next one led to a page
 * that somebody else had open.
 */
export function leavePage(): void {
  window.location.hash = '#/';
  window.location.reload();
}
