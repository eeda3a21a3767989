import { deepStrictEqual } from 'node:assert';
import type { ApplicationDetail } from '#shared/contract/case/application.ts';
import type { SettlementView } from '#shared/contract/case/assessment.ts';
import type { MovedCase } from '#shared/contract/case/review.ts';
import type { ApplicationForm } from '#shared/domain/application-form.ts';
import { accept, asReviewer, assessed, draft } from './desk.ts';
import { given } from './forms/plain-stay.ts';
import type { Window } from './window.ts';

export type Declared = Pick<ApplicationForm, 'identities' | 'openings'>;
/** Whether its settlement stands. */
export const isConfirmed = ({ status }: ApplicationDetail): boolean => status === 'settled' || status === 'sealed';

const ownAid = ({ visits }: Pick<SettlementView, 'visits'>): number =>
  visits.filter(({ isCurrent }) => isCurrent).reduce((sum, { aidTotal }) => sum + aidTotal, 0);

/** The desk of one person: several applications, each confirmed, taken back, changed or thrown away at will. */
export class PersonDesk {
  readonly idNumber: string;
  /** How often a step moved what another case is due, or only the aid of its bills. */
  readonly moved = { due: 0, onlyOwn: 0 };
  readonly #window: Window;
  readonly #open: ApplicationDetail[];

  private constructor(window: Window, idNumber: string, open: ApplicationDetail[]) {
    this.#window = window;
    this.idNumber = idNumber;
    this.#open = open;
  }

  static async of(window: Window, idNumber: string, forms: readonly ApplicationForm[]): Promise<PersonDesk> {
    const open: ApplicationDetail[] = [];
    for (const form of forms) open.push(await draft(window, form));
    return new PersonDesk(window, idNumber, open);
  }

  get all(): readonly ApplicationDetail[] {
    return this.#open;
  }

  at(index: number): ApplicationDetail {
    const detail = this.#open[index];
    if (detail === undefined) throw new Error('There is no such application');
    return detail;
  }

  /** Accepts and confirms; an application that is refused stays accepted. */
  async confirm(index: number): Promise<void> {
    const detail = this.at(index);
    const accepted = detail.status === 'draft' ? await accept(this.#window, detail) : detail;
    const { payable: expected } = await assessed(this.#window, accepted);
    const { id, revision } = accepted;
    const named = await this.#moves(id);
    const settled = await this.#window.invoke('application/settle', { id, revision, expected });
    if (!settled.ok && settled.error.code !== 'NOT_SETTLEABLE') throw new Error(`Not settled: ${settled.error.code}`);
    this.#open[index] = await this.#window.ask('application/get', { id });
    if (settled.ok) await this.#expectMoved(named, id);
    else if (named.length > 0) throw new Error('Cases were named that a refused confirmation would move');
  }

  async takeBack(index: number): Promise<void> {
    const { id, revision, status } = this.at(index);
    if (status !== 'settled' && status !== 'accepted') return;
    const named = status === 'settled' ? await this.#moves(id) : null;
    this.#open[index] = await this.#window.ask('application/reopen', { id, revision, reason: '再看一遍' });
    if (named !== null) await this.#expectMoved(named, id);
  }

  async #moves(id: string): Promise<readonly MovedCase[]> {
    return (await this.#window.ask('application/moves', { id })).rows;
  }

  /** After a step: the cases that were named before it are those that really differ now, by the same amounts. */
  async #expectMoved(named: readonly MovedCase[], moverId: string): Promise<void> {
    const others = this.#open.filter(({ id, status }) => id !== moverId && status === 'settled');
    const { rows } = await this.#window.ask('application/outdated', { ids: others.map(({ id }) => id) });
    const byId = (a: MovedCase, b: MovedCase): number => (a.id < b.id ? -1 : 1);
    deepStrictEqual(named.filter(({ isDue }) => isDue).toSorted(byId), [...rows].toSorted(byId));
    for (const other of others) {
      const now = await assessed(this.#window, other);
      const row = named.find(({ id }) => id === other.id);
      if (row?.isDue === true) {
        deepStrictEqual(row.ownAfter, now.status === 'settled' ? ownAid(now) : null);
        this.moved.due += 1;
      } else {
        const before = other.settlement === null ? 0 : ownAid(other.settlement);
        deepStrictEqual(ownAid(now), row === undefined ? before : row.ownAfter);
        if (row !== undefined) this.moved.onlyOwn += 1;
      }
    }
  }

  async declare(index: number, declared: Declared): Promise<void> {
    const { id, revision, form, status } = this.at(index);
    if (status !== 'draft') return;
    await this.#window.ask('application/saveDraft', { id, revision, form: { ...form, ...declared } });
    this.#open[index] = await this.#window.ask('application/get', { id });
  }

  async throwAway(index: number): Promise<void> {
    const { id, revision, status } = this.at(index);
    if (status !== 'draft' && status !== 'discarded') return;
    const channel = status === 'draft' ? 'application/discard' : 'application/restore';
    await this.#window.ask(channel, { id, revision });
    this.#open[index] = await this.#window.ask('application/get', { id });
  }

  /** Has a confirmed application reviewed and seals it, which is refused when the present books give something else. */
  async seal(index: number): Promise<void> {
    const { id, status } = this.at(index);
    if (status !== 'settled') return;
    const isOutdated = (await this.outdated()).includes(index);
    const passed = await asReviewer(this.#window, () =>
      this.#window.invoke('review/approve', { id, revision: this.at(index).revision }),
    );
    const sealed = passed.ok ? await this.#window.invoke('batch/seal', { applicationIds: [id] }) : passed;
    const isRefused = !sealed.ok && sealed.error.code === 'SETTLEMENT_OUTDATED';
    if (isOutdated ? !isRefused : !sealed.ok) throw new Error(`Outdated: ${isOutdated}, sealed: ${sealed.ok}`);
    this.#open[index] = await this.#window.ask('application/get', { id });
  }

  /** What was paid with the applications that are confirmed now. */
  paid(): number {
    return this.#open.filter(isConfirmed).reduce((sum, { settlement }) => sum + (settlement?.payable ?? 0), 0);
  }

  async ledger(): Promise<Readonly<Record<string, number>>> {
    return given(this.#window, this.idNumber);
  }

  /** The confirmed applications that the present books no longer give; each would be refused at sealing. */
  async outdated(): Promise<readonly number[]> {
    const found: number[] = [];
    for (const [index, detail] of this.#open.entries()) {
      if (detail.status !== 'settled') continue;
      const { status, payable, recover } = await assessed(this.#window, detail);
      const isSame = payable === detail.settlement?.payable && recover === detail.settlement.recover;
      if (status !== 'settled' || !isSame) found.push(index);
    }
    return found;
  }

  /** Settles an outdated application again as a linked revision; what can no longer be settled is taken back. */
  async settleAgain(index: number): Promise<void> {
    const { id, revision } = this.at(index);
    const { rows } = await this.#window.ask('application/outdated', {});
    const after = rows.find((row) => row.id === id)?.after ?? null;
    if (after === null) {
      await this.takeBack(index);
      await this.confirm(index);
      return;
    }
    this.#open[index] = await this.#window.ask('application/resettle', { id, revision, expected: after });
  }

  /** Settles again, one by one, what sealing would refuse. Ends, because each brings the sum nearer. */
  async bringToRest(): Promise<void> {
    for (let round = 0; round < 3 * this.#open.length; round += 1) {
      const [first] = await this.outdated();
      if (first === undefined) return;
      await this.settleAgain(first);
    }
    if ((await this.outdated()).length > 0) throw new Error('It never comes to rest');
  }
}
