import { canonicalJson, type Canonical } from '#shared/canonical-json.ts';
import type { SettlementView } from '#shared/contract/assessment.ts';
import type { Handlers } from '#shared/contract/index.ts';
import { STATUS_WORDS } from '#shared/domain/application-status.ts';
import { fen, formatYuanGrouped } from '#shared/fen.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import { assessForm } from '../assess/assess-form.ts';
import type { Context } from '../service-context.ts';
import { questionsOf } from '../assess/policy/form-questions.ts';
import { acceptanceOf } from '../application/acceptance.ts';
import { applicationDetail } from '../application/application-rows.ts';
import { gatherAssessInput } from '../application/gather-assess-input.ts';
import { ledgerEntries } from '../application/ledger-entries.ts';
import { standingPerson } from '../application/standing-person.ts';
import { clockRefusal } from '../damage/clock-trouble.ts';
import { unlocked } from './unlocked.ts';

type Names = 'application/accept' | 'application/settle' | 'application/reopen';

/** Why a settlement cannot be confirmed, in Chinese. */
function whyNot(view: SettlementView | null): string {
  if (view === null) return '还没有可以测算的票据。';
  if (view.status === 'undecided') {
    const missing = [...new Set(view.missing.map(({ text }) => text))];
    return missing.length === 0 ? '有票据暂不能确定。' : `还缺${missing.join('、')}。`;
  }
  const [first] = view.visits.flatMap(({ reasons }) => reasons);
  return `没有一张票据可以纳入救助。${first?.text ?? ''}`;
}

/** Frozen as text whose hash anybody can redo. */
const frozen = (value: object): string => canonicalJson(value as unknown as Canonical); // plain data: text, whole numbers

export const decisionHandlers: Pick<Handlers<Context>, Names> = {
  'application/accept': unlocked(({ open: { store, station, actor }, packs, clock }, { id, revision }) => {
    const record = store.applications.get(id);
    if (record === null) return fail('NOT_FOUND');
    if (record.status !== 'draft') return fail('WRONG_STATUS', { status: STATUS_WORDS[record.status] });
    if (record.revision !== revision) return fail('STALE_REVISION');
    const pack = packs.get(station.pack);
    if (!pack.ok) return pack;
    const asked = questionsOf(pack.value);
    const suspect = clockRefusal(store, clock.now());
    if (suspect !== null) return suspect;
    const acceptance = acceptanceOf(record.form, station, clock.today(), asked);
    if (!acceptance.ok) return acceptance;
    const accepted = store.applications.accept(actor, id, revision, acceptance.value);
    return accepted.ok ? ok(applicationDetail(store, accepted.value, asked)) : accepted;
  }),
  'application/settle': unlocked(
    (context, { id, revision, expected }): Result<ReturnType<typeof applicationDetail>> => {
      const { store, station, actor } = context.open;
      const record = store.applications.get(id);
      if (record === null) return fail('NOT_FOUND');
      if (record.status !== 'accepted') return fail('WRONG_STATUS', { status: STATUS_WORDS[record.status] });
      if (record.revision !== revision) return fail('STALE_REVISION');
      const suspect = clockRefusal(store, context.clock.now());
      if (suspect !== null) return suspect;
      const pack = context.packs.get(station.pack);
      if (!pack.ok) return pack;
      const input = gatherAssessInput(context, pack.value, id, record.form);
      const { settlement, eligibility, computed } = assessForm(input);
      if (settlement === null || computed === null || settlement.status !== 'settled') {
        return fail('NOT_SETTLEABLE', { reason: whyNot(settlement) });
      }
      const payable = fen(settlement.payable);
      if (payable !== expected) {
        const [before, after] = [formatYuanGrouped(fen(expected)), formatYuanGrouped(payable)];
        return fail('SETTLEMENT_CHANGED', { before, after });
      }
      const ledger = ledgerEntries(pack.value, computed, input.ledger);
      if (!ledger.ok) return ledger;
      const settled = store.applications.settle(actor, id, revision, {
        settlement: {
          inputs: frozen(computed.file),
          packId: pack.value.content.id,
          packHash: pack.value.hash,
          engine: computed.result.engine,
          view: frozen(settlement),
          eligibility: frozen(eligibility),
          result: frozen(computed.result),
          payable,
        },
        ledger: ledger.value,
      });
      return settled.ok ? ok(applicationDetail(store, settled.value, questionsOf(pack.value))) : settled;
    },
  ),
  'application/reopen': unlocked(({ open: { store, station, actor }, packs }, { id, revision, reason }) => {
    if (reason === '') return fail('REASON_REQUIRED');
    const record = store.applications.get(id);
    if (record === null) return fail('NOT_FOUND');
    const pack = packs.get(station.pack);
    if (!pack.ok) return pack;
    const asked = questionsOf(pack.value);
    const reopened = store.applications.reopen(actor, id, revision, reason, standingPerson(store, record, asked));
    return reopened.ok ? ok(applicationDetail(store, reopened.value, asked)) : reopened;
  }),
};
