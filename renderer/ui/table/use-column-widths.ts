import { usePreference } from '../../client/preference/use-preference.ts';

type Widths = Readonly<Record<string, number>>;

const NONE: Widths = {};

function readWidths(kept: unknown): Widths | null {
  if (typeof kept !== 'object' || kept === null) return null;
  const entries = Object.entries(kept).filter((entry): entry is [string, number] => Number.isFinite(entry[1]));
  return Object.fromEntries(entries);
}

/** The widths a person gave to the columns of a table; `set` with null gives the first width back. */
export function useColumnWidths(tableId: string): {
  readonly widths: Widths;
  readonly set: (column: string, width: number | null) => void;
} {
  const [widths, setWidths] = usePreference(`columns-${tableId}`, readWidths, NONE);
  return {
    widths,
    set: (column, width) => {
      const { [column]: _, ...others } = widths;
      setWidths(width === null ? others : { ...others, [column]: width });
    },
  };
}
