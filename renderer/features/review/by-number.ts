/** In the order in which the cases were taken in, as their numbers count. */
export const byNumber = <Row extends { readonly number: string }>(rows: readonly Row[]): readonly Row[] =>
  rows.toSorted((a, b) => (a.number < b.number ? -1 : a.number > b.number ? 1 : 0));
