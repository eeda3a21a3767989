/** Keeps rows in one order while they come and go: sorting tens of thousands anew for each change would be felt. */
export type SortedRows<Row> = {
  readonly put: (row: Row) => void;
  readonly remove: (row: Row) => void;
  readonly rows: () => readonly Row[];
};

/** `compare` never gives 0 for two different rows, so that each has one place. */
export function sortedRows<Row>(start: Iterable<Row>, compare: (a: Row, b: Row) => number): SortedRows<Row> {
  const rows = [...start].sort(compare);

  /** The place of the row, or where it would be. */
  function placeOf(row: Row): number {
    let [low, high] = [0, rows.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = rows[middle];
      if (other !== undefined && compare(other, row) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  return {
    put: (row) => {
      rows.splice(placeOf(row), 0, row);
    },
    remove: (row) => {
      const place = placeOf(row);
      if (rows[place] === row) rows.splice(place, 1);
    },
    rows: () => rows,
  };
}
