import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ENGINE_VERSION } from '#rules';
import { toDay } from '#shared/day.ts';
import { caseFileSchema } from '#shared/settlement/case-file.ts';
import type { BatchRecord } from '#shared/protocol/batch/batch-record.ts';
import { resultFileSchema } from '#shared/settlement/result-file.ts';
import { installedPacks } from '../../../county/recheck/installed-packs.ts';
import { recheckRecord } from '../../../county/recheck/recheck-record.ts';
import { PACKS, settledRecord } from '../support/settled-record.ts';

/*
 * `engine-1.0.0.json` is what engine 1.0.0 made of its input, as the first release sealed it: two classes, bed-days, an
 * opening, aid already paid, a visit that is not aided. Its steps have their fields in another order, and some say
 * their formula in other words.
 */
const stored: unknown = JSON.parse(readFileSync(join(import.meta.dirname, 'engine-1.0.0.json'), 'utf8'));
const part = (key: string): unknown => Reflect.get(Object(stored), key);
const input = caseFileSchema.parse(part('input'));
const result = resultFileSchema.parse(part('result'));
const record: BatchRecord = { format: 'aid-record/2', salt: 'ab'.repeat(16), ...settledRecord(), input, result };
const packs = installedPacks(PACKS);
const sealedOn = toDay('2023-10-20');
const [declared] = result.cases;
if (declared?.trace === undefined) throw new Error('The stored record has no trace');

const recheck = (cases: typeof result.cases) =>
  recheckRecord({ ...record, result: { ...result, cases } }, packs, sealedOn);

test('a record of engine 1.0.0 settles to the same amounts, although its trace is worded otherwise', () => {
  expect(result.engine).toBe('1.0.0');
  expect(recheck(result.cases)).toEqual({ verdict: 'same' });
  const asOfToday = { ...record, result: { ...result, engine: ENGINE_VERSION } };
  expect(recheckRecord(asOfToday, packs, sealedOn)).toMatchObject({ verdict: 'differs' });
});

test('an amount of such a record that was changed is found, in the result and in a step', () => {
  expect(recheck([{ ...declared, payable: '1.00' }])).toEqual({
    verdict: 'differs',
    differences: [{ path: `${declared.id} › payable`, declared: '1.00', again: declared.payable }],
  });
  const at = declared.trace?.findIndex((step) => step.result !== null && step.result !== '0.00') ?? -1;
  const trace = declared.trace?.map((step, index) => (index === at ? { ...step, result: '0.01' } : step));
  expect(recheck([{ ...declared, trace }])).toMatchObject({
    verdict: 'differs',
    differences: [
      {
        declared: expect.stringMatching(/^0\.01\n/),
        again: expect.stringMatching(`^${declared.trace?.[at]?.result}\n`),
      },
    ],
  });
});

test('a step of such a record that was left out is found', () => {
  expect(recheck([{ ...declared, trace: declared.trace?.slice(0, -1) }])).toMatchObject({ verdict: 'differs' });
});
