import type { Store } from '../../../electron/store/store.ts';
import { CANARIES } from '../../store/support/cases.ts';
import { ACTOR, valueOf } from '../../store/support/test-env.ts';
import { randomOf } from '../support/random.ts';
import { nextStep, type StepName } from './steps.ts';

/** So many that every step is among them several times; more would only make every check slower. */
const STEPS = 51;

/** Seldom chosen by chance; here they come first. */
const OF_PEOPLE = ['found', 'roster', 'roster', 'unroster', 'found', 'split'] as const;
const NEEDED = ['create', 'save', 'accept', 'settle', 'review', 'print', 'seal', 'export'] as const;

/** A life of some applications in which every table gets rows, the same each time. `look` is called after each step. */
export function wholeLife(store: Store, look: () => void): void {
  for (const township of ['东风镇', '西风镇']) store.setting.set(ACTOR, 'station', `{"townshipName":"${township}"}`);
  for (const value of ['3000', '3200'])
    store.localParameters.set(ACTOR, 'basic.deductible', value, `本医保〔2023〕7号 ${CANARIES.source}`);
  const pack = { packId: 'p', version: 1, hash: 'sha256:p', file: '{}', compiled: '{}', signer: '00'.repeat(8) };
  valueOf(store.packs.add(ACTOR, pack, '新政策'));
  const random = randomOf(20_230_615);
  const seen = new Set<StepName>();
  for (let count = 0; count < STEPS; count += 1) {
    const step = nextStep(store, random, `09${String(count).padStart(6, '0')}`, OF_PEOPLE[count] ?? null);
    seen.add(step.name);
    step.run();
    look();
  }
  for (const name of NEEDED) {
    if (!seen.has(name)) throw new Error(`The whole life has no ${name}`);
  }
}
