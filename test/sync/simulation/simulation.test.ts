import '../../faults/simulation/disk/patch-node.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CONTROLS, findBroken } from '../../faults/simulation/controls/controls.ts';
import { useCheapCrypto } from '../../faults/simulation/disk/cheap-crypto.ts';
import { Coverage } from '../../faults/simulation/run/coverage.ts';
import { runSteps, stepsOf } from '../../faults/simulation/run/run-seed.ts';
import { shorten } from '../../faults/simulation/run/shorten.ts';
import { makeWorkshop, type Workshop } from '../../faults/simulation/run/world.ts';

let workshop: Workshop;
beforeAll(async () => {
  useCheapCrypto(true);
  workshop = await makeWorkshop(process.env['AID_SQLITE_BINDING'] ?? '');
});
afterAll(() => useCheapCrypto(false));

const wordsOf = async (seed: number): Promise<string> => {
  const coverage = new Coverage();
  const found = await runSteps(workshop, stepsOf(seed), coverage);
  const { tables } = workshop;
  return JSON.stringify([found?.message, [...coverage.counts], tables.ask('select * from head')]);
};

describe('the simulation of sync', () => {
  test('does the same again for the same seed, to the last hash of the journal', async () => {
    for (const seed of [3, 17, 686]) {
      const first = await wordsOf(seed);
      await wordsOf(seed + 1);
      expect(await wordsOf(seed)).toBe(first);
    }
  });

  test.each(CONTROLS)('finds that the rule is out: $rule', async (control) => {
    const found = await findBroken(workshop, control);
    expect(control.broken).toContain(found?.violation.invariant);
  });

  test('shortens what it found to steps that still show it', async () => {
    const [control] = CONTROLS;
    const found = control === undefined ? null : await findBroken(workshop, control);
    if (control === undefined || found === null) throw new Error('The first control finds nothing');
    const short = await shorten(workshop, found.steps, found.violation, control.rules);
    expect(short.length).toBeLessThan(found.steps.length);
    expect(await runSteps(workshop, short, new Coverage(), control.rules)).toMatchObject({
      invariant: found.violation.invariant,
    });
  });

  test('finds nothing in the product', async () => {
    for (const seed of [193, 332, 577, 686, 1049, 1394])
      expect(await runSteps(workshop, stepsOf(seed), new Coverage())).toBeNull();
  });
});
