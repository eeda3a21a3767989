/** One settlement with its trace, as the county re-runs it: the engine alone, on plain Node. */
import { settle } from '#rules';
import type { AidCaseFile, AidVisit } from '#shared/settlement/case-file.ts';
import { packsDirectory, readPackFolders } from '../../rules/packs/read-packs.ts';
import { report } from './figure.ts';
import { fortyVisitForm, usualForm } from './forms.ts';

const PACK = 'benxi-2023';
const WARM_UP = 200;
const RUNS = 500;

const aidVisit = (visit: ReturnType<typeof usualForm>['visits'][number]): AidVisit => ({
  id: visit.key,
  kind: 'inpatient',
  from: visit.from,
  to: visit.to,
  hospital: { level: visit.level === '3' ? 3 : visit.level === '2' ? 2 : 1, designated: true, area: 'local' },
  layers: 'given',
  amounts: visit.amounts,
});

const caseOf = (form: ReturnType<typeof usualForm>): AidCaseFile => ({
  format: 'aid-case/1',
  pack: PACK,
  local: {},
  cases: [
    {
      id: 'c1',
      person: { insurance: 'resident', identities: [{ category: 'dibao', from: '2019-07-01', to: null }] },
      applicationDate: '2023-10-20',
      visits: form.visits.map(aidVisit),
    },
  ],
});

const folder = readPackFolders(packsDirectory(process.cwd())).find(({ id }) => id === PACK);
if (folder === undefined || !folder.pack.ok) throw new Error(`The pack ${PACK} cannot be read`);
const pack = folder.pack.value;

for (const [name, form] of [
  ['settle-3-visits', usualForm(1)],
  ['settle-40-visits', fortyVisitForm(1)],
] as const) {
  const file = caseOf(form);
  const values: number[] = [];
  for (let run = -WARM_UP; run < RUNS; run += 1) {
    const started = performance.now();
    const result = settle(pack, file, { trace: true });
    if (run >= 0) values.push((performance.now() - started) * 1000);
    if (result.cases[0]?.status !== 'settled') throw new Error(`${name} does not settle`);
  }
  report(name, 'µs', values, { note: 'with trace, plain Node, warmed up' });
}
