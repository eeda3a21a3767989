/** With what somebody comes to print papers together: a batch, or applications chosen in a list. */
export type PrintWish = { readonly batch?: string; readonly chosen?: readonly string[] };

type PrintSearch = { readonly batch?: string; readonly chosen?: string };

/** The wish as it stands in the address of the page. */
export const wishOf = ({ batch, chosen }: PrintSearch): PrintWish => ({
  ...(batch === undefined ? {} : { batch }),
  ...(chosen === undefined ? {} : { chosen: chosen.split(',') }),
});

/** What of an address is a wish; anything else is left out. */
export const readPrintSearch = ({ batch, chosen }: Readonly<Record<string, unknown>>): PrintSearch => ({
  ...(typeof batch === 'string' && batch !== '' ? { batch } : {}),
  ...(typeof chosen === 'string' && chosen !== '' ? { chosen } : {}),
});
