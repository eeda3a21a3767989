import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CountySeal, countySeal, SealBrokenError } from '../../../county/seal/county-seal.ts';
import { standingOf } from '../../../electron/store/county/county-standing.ts';
import { deed, disagreement, disagrees, type Trial } from './deeds.ts';

const small = fc.integer({ min: 1, max: 4 });

type Rows = { readonly person: number; readonly fen: number }[];
type Ledger = { readonly used: Map<string, number> };
type Snapshots = Parameters<typeof standingOf>[0][number][];
const numberOf = (person: number): string => `21050219600101${String(person).padStart(4, '0')}`;

const ledgers = (standing: typeof standingOf): Trial<Ledger, Snapshots> => ({
  setUp: async () => ({ model: { used: new Map() }, real: [] }),
  deeds: [
    deed(
      'a snapshot is taken over',
      fc.array(fc.record({ person: small, fen: fc.integer({ min: 0, max: 9 }) }), { maxLength: 4 }),
      async ({ used }, snapshots, rows: Rows) => {
        snapshots.push({
          asOf: '2026-01-02',
          rows: rows.map(({ person, fen }) => ({
            idNumber: numberOf(person),
            name: '某人',
            year: 2026,
            pool: 'basic',
            usedFen: fen,
          })),
        });
        for (const person of new Set(rows.map((row) => row.person))) {
          const own = rows.filter((row) => row.person === person);
          used.set(numberOf(person), Math.max(...own.map(({ fen }) => fen)));
        }
        // Whoever it leaves out has what was said before.
        const said = [...standing(snapshots)].map(([number, lines]): [string, unknown] => [number, lines[0]?.used]);
        expect(new Map(said)).toEqual(used);
      },
    ),
  ],
});

const NAMES = ['王小明', '张·某', '210502196001010013', 'B20260102'] as const;
type Kept = { readonly rows: { readonly place: string; readonly text: string }[] };
type Sealed = { readonly seal: CountySeal; readonly bytes: Uint8Array[] };

/** How a text can lie readable in bytes. */
const formsOf = (text: string): readonly Buffer[] => [
  Buffer.from(text, 'utf8'),
  Buffer.from(text, 'utf16le'),
  Buffer.from(Buffer.from(text, 'utf8').toString('base64').replace(/=+$/, '').slice(0, -1), 'latin1'),
  Buffer.from(Buffer.from(text, 'utf8').toString('hex'), 'latin1'),
];

const seals = (seal: CountySeal): Trial<Kept, Sealed> => ({
  setUp: async () => ({ model: { rows: [] }, real: { seal, bytes: [] } }),
  deeds: [
    deed('keep', fc.tuple(small, fc.constantFrom(...NAMES), fc.string()), async ({ rows }, real, [n, name, more]) => {
      const row = { place: `record/${n}`, text: `${name} ${more}` };
      rows.push(row);
      real.bytes.push(real.seal.seal(row.place, row.text));
      const index = Buffer.from(real.seal.index('name', name), 'utf8');
      for (const bytes of [...real.bytes, index])
        for (const form of NAMES.flatMap(formsOf)) expect(Buffer.from(bytes).includes(form)).toBe(false);
    }),
    deed('read', fc.nat(20), async ({ rows }, real, pick) => {
      const at = pick % Math.max(1, rows.length);
      const [row, bytes] = [rows[at], real.bytes[at]];
      if (row === undefined || bytes === undefined) return;
      expect(real.seal.open(row.place, bytes)).toBe(row.text);
      expect(() => real.seal.open(`${row.place}0`, bytes)).toThrow(SealBrokenError);
    }),
  ],
});

describe('models of snapshots and seals', () => {
  test('an empty or cut snapshot takes nothing from anybody (S21)', async () => {
    expect(await disagreement(ledgers(standingOf))).toBeNull();
  });

  test('nothing that names people lies readable, and it opens in its own place alone (S16)', async () => {
    expect(await disagreement(seals(countySeal(Buffer.alloc(32, 7), '210502')))).toBeNull();
  });

  test('without the rule that who is left out keeps what was said (S21) the model disagrees', async () => {
    expect(await disagrees(ledgers((snapshots) => standingOf(snapshots.slice(-1))))).toBe(true);
  });

  test('without the rule that content is sealed (S16) the model disagrees', async () => {
    const open: CountySeal = { ...countySeal(Buffer.alloc(32, 7), '210502'), seal: (_, text) => Buffer.from(text) };
    expect(await disagrees(seals(open))).toBe(true);
  });
});
