import { yuanToFen } from '#shared/fen.ts';
import { grantedUses } from '#shared/settlement/granted-uses.ts';
import { type PreparedRecord, visitKey } from '../../../../county/decide/prepared-record.ts';
import type { Standing } from '../../../../county/decide/standing.ts';
import { netUses } from '../../../../county/decide/weigh/net-uses.ts';
import type { Computed } from '../../../../electron/service/assess/rows/settlement-rows.ts';

/** A settled case as the county reads it; of one person, from one PC. */
export function recordOf(application: string, revision: number, { file, result }: Computed): PreparedRecord {
  const [aidCase, settled] = [file.cases[0], result.cases[0]];
  if (aidCase === undefined || settled === undefined) throw new Error('Nothing was settled');
  return {
    hash: `${application}/${revision}`,
    number: `210502001-A-2023-${application}`,
    revision,
    application,
    pc: '210502001-A',
    person: 'person',
    name: 'name',
    acceptedOn: '2023-10-20',
    payableFen: yuanToFen(settled.payable),
    hasReview: true,
    visits: aidCase.visits
      .filter(({ id }) => id.startsWith(`${application}/`))
      .map(({ id, kind, from, to, amounts }) => ({
        visit: id,
        kind,
        from,
        to,
        totalFen: yuanToFen(amounts.total),
        bill: null,
      })),
    counted: new Set(aidCase.visits.map(({ id, from, to }) => visitKey({ visit: id, from, to }))),
    uses: settled.years.flatMap(({ year, aid }) =>
      Object.entries(aid).map(([fund, yuan]) => ({ year, fund, fen: yuanToFen(yuan) })),
    ),
    caps: [],
    recheck: { verdict: 'same' },
    mark: '',
  };
}

/** What stands after a record was taken, in the order of arrival. */
export function standingsAfter(before: readonly Standing[], record: PreparedRecord): readonly Standing[] {
  const { number, revision, application, mark, pc, person, visits } = record;
  const asked = netUses(record, before);
  const own = { batch: before.length + 1, place: 0, number, revision, application, mark, pc, seq: 1, person, visits };
  const others = before.map((each) => (each.number === number ? { ...each, isLive: false } : each));
  return [...others, { ...own, isLive: true, isPaid: false, asked, uses: asked }];
}

/** The same after a decision on the live revision of an application; 0 gives it back. */
export const decided = (
  all: readonly Standing[],
  application: string,
  cutFen: number,
  isBack: boolean,
): readonly Standing[] =>
  all.map((each) =>
    each.application === application && each.isLive
      ? { ...each, isLive: !isBack, uses: grantedUses(each.asked, cutFen) }
      : each,
  );
