import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

type Row = { readonly id: string; readonly where: string; readonly name: string };

const rows: readonly Row[] = readFileSync('docs/traps.md', 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, id = '', , where = '', name = ''] = line.split('|').map((cell) => cell.trim());
    return /^[MTFB]\d+$/.test(id) ? [{ id, where, name }] : [];
  });

const kinds = readFileSync('docs/faults.md', 'utf8');

const isThere = ({ where, name }: Row): boolean => {
  if (where === 'open') return true;
  if (where === 'npm run faults') return kinds.includes(`\`${name}\``);
  return name !== '' && readFileSync(where, 'utf8').includes(name);
};

test('every trap of the list names a test that is there', () => {
  expect(rows.filter((row) => !isThere(row))).toEqual([]);
});

test('no trap is left out', () => {
  const traps = ['M1', 'M4', 'M6', 'M7', 'M8', 'M9', 'M10', 'M11', 'M12', 'M13', 'M15', 'M16', 'M17'];
  const threats = ['1', '2', '3', '4', '5', '6', '7', '8', '18', '22', '24', '26', '27', '28'].map(
    (number) => `T${number}`,
  );
  const faults = Array.from({ length: 56 }, (_, index) => `F${index + 1}`);
  // The bad inputs of the county: batches and receipts, and HTTP.
  const inputs = [...numbered(56, 66), ...numbered(84, 94)].map((number) => `B${number}`);
  expect(rows.map(({ id }) => id)).toEqual([...traps, ...threats, ...faults, ...inputs]);
});

const numbered = (first: number, last: number): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);
