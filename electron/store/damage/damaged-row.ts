/** A row whose content does not match its MAC; the others stay usable. */
export type DamagedRow = { readonly table: string; readonly label: string; readonly id: string };

/** Whose row a damaged one is, as far as what is left of it says. */
export type DamagedName = { readonly number: string | null; readonly name: string | null };
