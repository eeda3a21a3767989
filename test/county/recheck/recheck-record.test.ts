import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { settle } from '#rules';
import { toDay } from '#shared/day.ts';
import { readDifference, tracesFrom } from '#shared/settlement/compare/difference.ts';
import type { BatchRecord } from '#shared/protocol/batch/batch-record.ts';
import { installedPacks } from '../../../county/recheck/installed-packs.ts';
import { recheckRecord } from '../../../county/recheck/recheck-record.ts';
import { benxiAt } from '../../service/support/signed-packs.ts';
import { benxi, PACKS, settledRecord } from '../support/settled-record.ts';

const packs = installedPacks(PACKS);
const sealedOn = toDay('2023-10-20');
const record: BatchRecord = { format: 'aid-record/2', salt: 'ab'.repeat(16), ...settledRecord() };
const [declared] = record.result.cases;
const [aidCase] = record.input.cases;
if (declared === undefined || aidCase === undefined) throw new Error('The record has no case');

const scratch = mkdtempSync(join(tmpdir(), 'aid-packs-'));
afterEach(() => rmSync(scratch, { recursive: true, force: true }));

test('the county settles an honest record to the same result, step by step', () => {
  expect(declared.trace?.length).toBeGreaterThan(3);
  expect(recheckRecord(record, packs, sealedOn)).toEqual({ verdict: 'same' });
});

test('a changed figure is found, with the place and both values', () => {
  const forged = { ...record, result: { ...record.result, cases: [{ ...declared, payable: '99999.00' }] } };
  expect(recheckRecord(forged, packs, sealedOn)).toEqual({
    verdict: 'differs',
    differences: [{ path: `${declared.id} › payable`, declared: '99999.00', again: declared.payable }],
  });
});

test('a changed step of the trace is found and named', () => {
  const at = declared.trace?.findIndex((step) => step.result !== null) ?? -1;
  const step = declared.trace?.[at];
  const trace = declared.trace?.map((item, index) => (index === at ? { ...item, result: '0.01' } : item));
  const forged = { ...record, result: { ...record.result, cases: [{ ...declared, trace }] } };
  const found = recheckRecord(forged, packs, sealedOn);
  const said = (result: string | null | undefined) =>
    [result, step?.clause, step?.formula, step?.text].map((part) => part ?? '').join('\n');
  expect(found).toEqual({
    verdict: 'differs',
    differences: [
      {
        path: `${declared.id} › trace › ${at + 1}（${step?.visit} ${step?.layer} ${step?.step}）1/1`,
        declared: said('0.01'),
        again: said(step?.result),
      },
    ],
  });
});

test('a step too many or too few is one difference, and the steps behind it stay beside their own', () => {
  const trace = declared.trace ?? [];
  const cut = { ...declared, trace: trace.toSpliced(2, 1) };
  const without = recheckRecord({ ...record, result: { ...record.result, cases: [cut] } }, packs, sealedOn);
  const [own] = trace.slice(2, 3);
  if (without.verdict !== 'differs' || own === undefined) throw new Error(without.verdict);
  expect(without.differences).toHaveLength(1);
  expect(without.differences[0]).toMatchObject({ declared: null, path: expect.stringContaining(' › trace › 2+1（') });
  const pairs = tracesFrom(cut.trace, without.differences);
  expect(pairs.map(({ again }) => again?.text)).toEqual(trace.map(({ text }) => text));
  expect(pairs.filter(({ differs }) => differs)).toHaveLength(1);
});

test('of many bills what the case comes to stands first, so that a receipt that is cut still says it', () => {
  const days = ['01', '02', '03', '04', '05', '06', '07', '08'];
  const visits = aidCase.visits.flatMap((visit) =>
    days.map((month) => ({ ...visit, id: `v${month}`, from: `2023-${month}-03`, to: `2023-${month}-09` })),
  );
  const input = { ...record.input, cases: [{ ...aidCase, visits }] };
  const result = settle({ ...benxiAt('20%'), hash: benxi().hash }, input, { trace: true });
  const cases = result.cases.map((one) => ({
    ...one,
    payable: '1.00',
    status: 'ineligible' as const,
    deferred: '5.00',
  }));
  const found = recheckRecord({ ...record, input, result: { ...result, cases } }, packs, sealedOn);
  if (found.verdict !== 'differs') throw new Error(found.verdict);
  const { differences } = found;
  expect(differences.length).toBeGreaterThan(20);
  expect(differences.slice(0, 3)).toEqual([
    { path: `${declared.id} › payable`, declared: '1.00', again: settle(benxi(), input).cases[0]?.payable },
    { path: `${declared.id} › deferred`, declared: '5.00', again: '0.00' },
    { path: `${declared.id} › status`, declared: 'ineligible', again: 'settled' },
  ]);
  const kinds = differences.map((each) => readDifference(each).kind);
  expect(kinds.lastIndexOf('step')).toBeLessThan(kinds.indexOf('sum', 3));
  expect(kinds[3]).toBe('step');
});

test('what a step was given counts as well, although no reader sees it: the same engine gives the same', () => {
  const trace = declared.trace?.map((step, index) => (index === 2 ? { ...step, inputs: { total: '0.01' } } : step));
  const forged = { ...record, result: { ...record.result, cases: [{ ...declared, trace }] } };
  expect(recheckRecord(forged, packs, sealedOn)).toMatchObject({
    verdict: 'differs',
    differences: expect.arrayContaining([
      expect.objectContaining({ path: expect.stringMatching(/ › trace › 3（.*） › inputs › /u) }),
    ]),
  });
});

test('a step left out of the trace is found', () => {
  const forged = {
    ...record,
    result: { ...record.result, cases: [{ ...declared, trace: declared.trace?.slice(0, -1) }] },
  };
  expect(recheckRecord(forged, packs, sealedOn)).toMatchObject({ verdict: 'differs' });
});

test('changed input settles to something else', () => {
  const visits = aidCase.visits.map((visit) => ({
    ...visit,
    amounts: { ...visit.amounts, total: '60000.00', inScope: '55000.00' },
  }));
  const forged = { ...record, input: { ...record.input, cases: [{ ...aidCase, visits }] } };
  const found = recheckRecord(forged, packs, sealedOn);
  if (found.verdict !== 'differs') throw new Error(found.verdict);
  expect(found.differences.map((difference) => difference.path)).toContain(`${declared.id} › payable`);
});

test('input that contradicts itself is not settled', () => {
  const visits = aidCase.visits.map((visit) => ({ ...visit, amounts: { ...visit.amounts, total: '1.00' } }));
  const forged = { ...record, input: { ...record.input, cases: [{ ...aidCase, visits }] } };
  expect(recheckRecord(forged, packs, sealedOn)).toMatchObject({
    verdict: 'refused',
    problems: [expect.stringContaining('cases[0].visits[0].amounts.total')],
  });
});

test('without the very same pack nothing is settled again', () => {
  expect(recheckRecord(record, new Map(), sealedOn)).toEqual({ verdict: 'no_pack' });
  expect(installedPacks(join(scratch, 'nowhere'))).toEqual(new Map());
});

test('a damaged pack in the folder counts as not installed', () => {
  mkdirSync(join(scratch, 'broken'), { recursive: true });
  writeFileSync(join(scratch, 'broken', 'pack.yaml'), 'id: [');
  expect(installedPacks(scratch)).toEqual(new Map());
  expect(packs.get(benxi().hash)).toEqual(benxi());
});
