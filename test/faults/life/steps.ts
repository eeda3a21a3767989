import { createHash } from 'node:crypto';
import { fen } from '#shared/fen.ts';
import type { ApplicationRecord } from '../../../electron/store/records.ts';
import type { Store } from '../../../electron/store/store.ts';
import { acceptance, ledger, settlement, typedForm } from '../../store/support/cases.ts';
import { recordHash } from '../../store/support/county-words.ts';
import { ACTOR, valueOf } from '../../store/support/test-env.ts';
import type { Random } from '../support/random.ts';
import { PEOPLE_STEP_NAMES, type PeopleStepName, peopleSteps } from './people/people-steps.ts';

/** What people do to the data. */
export const STEP_NAMES = [
  'create',
  'save',
  'accept',
  'settle',
  'review',
  'reopen',
  'print',
  'seal',
  'export',
  ...PEOPLE_STEP_NAMES,
] as const;
export type StepName = (typeof STEP_NAMES)[number];

/** A step that is about to be done, and the applications it is about. */
export type Step = {
  readonly name: StepName;
  readonly ids: readonly string[];
  /** Does it; when it returns, the store has acknowledged it. Gives the application it made, if it made one. */
  readonly run: () => string | null;
};

/** Who reviews must be somebody else than who settled. */
const REVIEWER = { userId: 'user-2', userName: '李复核' };

const BATCH_SIZE = 5;

/** Chooses the next step that the data allows, of one name when `wanted` says so. `mark`: digits nothing typed before has. */
export function nextStep(store: Store, random: Random, mark: string, wanted: StepName | null = null): Step {
  const { applications } = store;
  const all = applications.list();
  const create: Step = {
    name: 'create',
    ids: [],
    run: () => applications.create(ACTOR, typedForm([mark, `${mark}9`])).id,
  };
  const steps: Step[] = [create];
  const offer = (name: StepName, statuses: readonly string[], run: (chosen: ApplicationRecord) => void): void => {
    const fitting = all.filter(({ status }) => statuses.includes(status));
    const chosen = fitting[random.below(fitting.length)];
    if (chosen !== undefined) steps.push({ name, ids: [chosen.id], run: quietly(() => run(chosen)) });
  };
  offer('save', ['draft'], ({ id, revision, form }) => {
    valueOf(applications.saveDraft(ACTOR, id, revision, { ...form, note: `备注 ${mark}` }));
  });
  offer('accept', ['draft'], ({ id, revision, form }) => {
    valueOf(applications.accept(ACTOR, id, revision, acceptance(form.visits.map(({ bill }) => bill.number))));
  });
  offer('settle', ['accepted'], ({ id, revision }) => {
    valueOf(applications.settle(ACTOR, id, revision, { settlement, ledger }));
  });
  offer('review', ['settled'], ({ id, revision }) => {
    valueOf(applications.review(REVIEWER, id, revision, null));
  });
  // Seldom, or nothing would ever get as far as a batch.
  if (random.chance(0.2)) {
    offer('reopen', ['accepted', 'settled', 'reviewed'], ({ id, revision }) => {
      valueOf(applications.reopen(ACTOR, id, revision, `录错 ${mark}`, null));
    });
  }
  offer('print', ['reviewed', 'sealed'], (chosen) => print(store, chosen, mark));
  const ready = all.filter(({ status }) => status === 'reviewed').slice(0, BATCH_SIZE);
  if (ready.length > 0)
    steps.push({ name: 'seal', ids: ready.map(({ id }) => id), run: quietly(() => seal(store, ready)) });
  const batch = store.batches.list().find(({ state }) => state === 'sealed');
  if (batch !== undefined)
    steps.push({ name: 'export', ids: [], run: quietly(() => valueOf(store.batches.markExported(ACTOR, batch.id))) });
  // Seldom as well, and only then looked for.
  if (isOfPeople(wanted) || (wanted === null && random.chance(0.15))) {
    for (const [name, run] of peopleSteps(store, mark)) steps.push({ name, ids: [], run: quietly(run) });
  }
  const fitting = wanted === null ? steps : steps.filter(({ name }) => name === wanted);
  const chosen = fitting[random.below(fitting.length)];
  if (chosen === undefined) throw new Error(`The data allows no ${String(wanted)}`);
  return chosen;
}

const isOfPeople = (name: StepName | null): name is PeopleStepName => PEOPLE_STEP_NAMES.some((each) => each === name);

const quietly = (run: () => unknown) => (): null => {
  run();
  return null;
};

function print(store: Store, { id, revision }: ApplicationRecord, mark: string): void {
  const bytes = Buffer.from(`%PDF-1.7 ${mark} ${'结算单'.repeat(500)}`);
  store.prints.add(ACTOR, {
    applicationId: id,
    about: '',
    kind: 'settlement',
    title: `结算单 ${mark}`,
    isDraft: false,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    pages: 1,
    revision,
    bytes,
  });
}

function seal(store: Store, applications: readonly ApplicationRecord[]): void {
  const seq = store.batches.nextSeq();
  valueOf(
    store.batches.add(ACTOR, {
      seq,
      fileName: `AID1-A-${String(seq).padStart(8, '0')}-abcdef01.aidbatch`,
      hash: String(seq).padStart(64, '0'),
      size: 4096,
      count: applications.length,
      total: fen(applications.reduce((sum, { payable }) => sum + (payable ?? 0), 0)),
      applications,
      headerJson: JSON.stringify({ records: applications.map((_, at) => recordHash(seq, at)) }),
    }),
  );
}
