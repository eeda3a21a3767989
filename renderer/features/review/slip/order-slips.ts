import type { AttachmentView } from '#shared/contract/case/material.ts';

/** Papers that a bill is checked against, the first ones first; and those of the person. */
const BILL_LINES: readonly string[] = ['invoice', 'slip', 'list', 'discharge', 'referral'];
const PERSON_LINES: readonly string[] = ['id', 'household', 'identity', 'account', 'agent_id', 'agent_letter'];

/** The scans that are there, those for the part on the screen first, the others in the order they were added. */
export function orderSlips(attachments: readonly AttachmentView[], isOfPerson: boolean): readonly AttachmentView[] {
  const lines = isOfPerson ? [...PERSON_LINES, ...BILL_LINES] : [...BILL_LINES, ...PERSON_LINES];
  const rank = ({ line }: AttachmentView): number => {
    const at = lines.indexOf(line);
    return at === -1 ? lines.length : at;
  };
  return attachments.filter(({ isRemoved }) => !isRemoved).toSorted((a, b) => rank(a) - rank(b));
}

/**
 * The scan to begin with for a bill: the one that is said to show it; else, with as many scanned bills as there are bills,
 * the one at the same place; else the first that is not said to show another. The reviewer can always take another.
 */
export function slipToBegin(
  slips: readonly AttachmentView[],
  bill: { readonly key: string; readonly index: number; readonly count: number } | null,
): AttachmentView | null {
  const linked = bill === null ? undefined : slips.find(({ visit }) => visit === bill.key);
  if (linked !== undefined) return linked;
  const invoices = slips.filter(({ line }) => line === 'invoice');
  const own = bill !== null && invoices.length === bill.count ? invoices[bill.index] : undefined;
  const free = slips.find(({ visit }) => visit === '');
  return (own?.visit === '' ? own : undefined) ?? free ?? slips[0] ?? null;
}
