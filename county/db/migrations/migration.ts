/** One step of the tables, run once in one transaction; never edited once shipped. */
export type Migration = { readonly n: number; readonly statements: readonly string[] };
