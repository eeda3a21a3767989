import { join } from 'node:path';
import { askControl } from '../../../county/control/ask-control.ts';
import { CONTROL_SOCKET } from '../../../county/control/control-line.ts';
import type { CallOutput } from '../../../county/console/api/calls.ts';
import type { CaseLine } from '../../../county/console/api/views.ts';
import { type Desk, deskOf } from '../../county/console/support/console-calls.ts';
import { rosterBytes } from '../../county/support/rosters.ts';
import type { Acks } from '../power/county/acks.ts';
import type { County } from './county-at.ts';
import type { UnderWay } from './under-way.ts';

const MOST_PAID = 3;
const YEAR = 2023;

/** A backup that was made, and what was approved, at least, when it began: fen by number. */
export type MadeBackup = { readonly folder: string; readonly decided: ReadonlyMap<string, number> };

/** The county's people at its console. Each deed throws when the county does not answer, or refuses. */
export type Officials = {
  /** Approves the next application; false: there is none. */
  readonly approve: () => Promise<boolean>;
  /** Takes a list for the bank and books it as paid; false: nothing is approved. */
  readonly pay: () => Promise<boolean>;
  readonly publishRoster: () => Promise<void>;
  readonly publishLedger: () => Promise<void>;
  readonly statistics: () => Promise<void>;
  /** Only of a county in a folder: the service makes it. */
  readonly backUp: () => Promise<void>;
  readonly backups: readonly MadeBackup[];
  /** What was acknowledged and is gone, or is there twice. */
  readonly wrong: () => Promise<readonly string[]>;
};

/** `place`: of a county that starts anew the address changes. */
export async function officialsAt(
  county: County,
  place: { readonly address: string },
  underWay: UnderWay,
  acks: Acks,
): Promise<Officials> {
  const [approver, payer, administrator] = [
    await deskOf(place, 'approver'),
    await deskOf(place, 'payer'),
    await deskOf(place, 'administrator'),
  ];
  const rosters = new Set<string>();
  const backups: MadeBackup[] = [];
  let tries = 0;

  async function approve(): Promise<boolean> {
    const [row] = (await casesOf(approver, ['accepted'], null)).rows;
    if (row === undefined) return false;
    const { record, number, payableFen: fen } = row;
    const said = { record, decision: 'approved', approvedFen: fen, reason: '' } as const;
    await underWay.during('decide', () => approver.get('decide', { ...said, places: [] }));
    acks.add({ kind: 'decided', number, fen });
    return true;
  }

  async function pay(): Promise<boolean> {
    const { rows, today } = await payer.get('pay-list', {});
    const chosen = rows.slice(0, MOST_PAID);
    if (chosen.length === 0) return false;
    const payments = chosen.map(({ record, approvedFen }) => ({ record, amountFen: approvedFen }));
    const totalFen = payments.reduce((sum, { amountFen }) => sum + amountFen, 0);
    await underWay.during('pay', async () => {
      const { mark } = await payer.get('export-pay-list', { totalFen, payments, form: 'xlsx' });
      return payer.get('pay', { totalFen, payments, mark, paidOn: today });
    });
    for (const { number, approvedFen: fen } of chosen) acks.add({ kind: 'paid', number, fen });
    return true;
  }

  return {
    approve,
    pay,
    publishRoster: async () => {
      const name = `名册 ${++tries}`;
      const base64 = Buffer.from(rosterBytes()).toString('base64');
      await underWay.during('publish', () =>
        administrator.get('publish-roster', { to: null, name, asOf: '2023-10-01', base64, sheet: null }),
      );
      rosters.add(name);
    },
    publishLedger: async () => {
      await underWay.during('publish', () => administrator.get('publish-ledger', { to: null, year: YEAR }));
    },
    statistics: async () => {
      await underWay.during('statistics', () => administrator.get('export-statistics', { year: YEAR, township: null }));
    },
    backUp: async () => {
      const folder = join(county.root, `backup-${++tries}`);
      const decided = new Map(acks.decided);
      const asked = { to: null, reason: null, days: null, title: null, asOf: null, sheet: null, year: null };
      const answer = await underWay.during('backup', () =>
        askControl(join(county.folder, CONTROL_SOCKET), { command: 'backup', names: [folder], ...asked }),
      );
      if (answer?.code !== 0) throw new Error(`backup: ${answer?.said.map(({ text }) => text).join(' ') ?? 'nobody'}`);
      backups.push({ folder, decided });
    },
    backups,
    wrong: async () => {
      const wrong: string[] = [];
      const { publications } = await administrator.get('published', {});
      const titles = publications.flatMap(({ kind, title }) => (kind === 'roster' ? [title] : []));
      for (const name of rosters) if (!titles.includes(name)) wrong.push(`${name} was sent down, and is forgotten`);
      if (new Set(titles).size < titles.length) wrong.push('a roster was sent down twice');
      const rows = new Map((await allOf(approver)).map((row) => [row.number, row]));
      for (const [number, fen] of acks.decided)
        if (rows.get(number)?.approvedFen !== fen) wrong.push(`${number}: approved over ${fen} fen, and forgotten`);
      for (const number of acks.paid.keys())
        if (rows.get(number)?.state !== 'paid') wrong.push(`${number}: paid, and forgotten`);
      return wrong;
    },
  };
}

type State = 'accepted' | 'approved' | 'paid';
type After = CaseLine['record'] | null;

const casesOf = (desk: Desk, states: readonly State[], after: After) =>
  desk.get('cases', { text: '', states: [...states], township: null, batch: null, month: null, after });

async function allOf(desk: Desk): Promise<readonly CaseLine[]> {
  const all: CaseLine[] = [];
  for (let after: After = null; ;) {
    const page: CallOutput<'cases'> = await casesOf(desk, [], after);
    all.push(...page.rows);
    if (page.next === null) return all;
    after = page.next;
  }
}
