import { maskIdNumber } from '#shared/id-number.ts';
import type { RecordRef } from '../../../books/events.ts';
import type { CaseRow, Pair, PaymentRow } from '../../../books/queries/queries.ts';
import type { CaseLine, CaseView, PairView, PaymentView, RecheckView } from '../../../console/api/views.ts';
import type { Recheck } from '../../../recheck/recheck-record.ts';
import type { Service } from '../../service.ts';
import type { ConsoleHandlers } from '../caller.ts';
import { lookNotes } from '../audit/look-notes.ts';
import { namesOf } from '../names-of.ts';
import { todayOf } from '../today-of.ts';

const PAGE = 100;

type CaseHandlers = Pick<ConsoleHandlers, 'cases' | 'case'>;

/** The list of cases, and one case with all that the county knows of it. Whoever opens one is named in the history. */
export function caseCalls(): CaseHandlers {
  const isNewLook = lookNotes();
  return {
    cases,
    case: async ({ record }, caller) => {
      const { service, signedIn, request } = caller;
      const view = await readCase(service, record);
      if (view !== null && isNewLook(signedIn.user.user, record, service.machine.clock()))
        // A full disk must not hide a case from whoever decides it.
        await service.books
          .noteLook(record, signedIn.user.user)
          .catch((error: unknown) =>
            request.log.error({ failure: error instanceof Error ? error.name : 'unknown' }, 'a look was not noted'),
          );
      return view;
    },
  };
}

const cases: CaseHandlers['cases'] = async ({ text, states, township, batch, month, after }, { service }) => {
  const { queries } = service.books;
  const [found, townships] = await Promise.all([
    queries.cases({
      text,
      most: PAGE + 1,
      ...(states.length === 0 ? {} : { states }),
      ...(township === null ? {} : { township }),
      ...(batch === null ? {} : { batch }),
      ...(month === null ? {} : { acceptedIn: month }),
      ...(after === null ? {} : { after }),
    }),
    queries.townships(),
  ]);
  const rows = found.slice(0, PAGE).map(maskedLine);
  return { rows, next: found.length > PAGE ? (rows.at(-1)?.record ?? null) : null, townships };
};

async function readCase({ books, machine }: Service, record: RecordRef): Promise<CaseView | null> {
  const [file, nameOf] = await Promise.all([books.queries.caseFile(record), namesOf(books)]);
  if (file === null) return null;
  const { salt: _salt, ...content } = file.content;
  return {
    row: file.row,
    today: todayOf(machine),
    content,
    reasons: file.reasons,
    recheck: recheckView(file.recheck),
    again: file.again,
    funds: file.funds,
    revisions: file.revisions.map(maskedLine),
    pairs: othersOf(file.pairs, file.row),
    decisions: file.decisions.map((decision) => ({ ...decision, by: nameOf(decision.by) })),
    payments: file.payments.map((payment) => paymentView(payment, nameOf)),
  };
}

/** A row for a list: the ID number masked. */
export const maskedLine = (row: CaseRow): CaseLine => ({ ...row, idNumber: maskIdNumber(row.idNumber) });

export const paymentView = (
  { by, record: _record, ...payment }: PaymentRow,
  nameOf: (user: string) => string,
): PaymentView => ({
  ...payment,
  by: nameOf(by),
});

/** The page puts both traces beside each other itself. */
const recheckView = (recheck: Recheck): RecheckView =>
  recheck.verdict === 'differs' ? { verdict: 'differs' } : recheck;

const isSame = (one: CaseRow, other: CaseRow): boolean =>
  one.record.batch === other.record.batch && one.record.place === other.record.place;

const othersOf = (pairs: readonly Pair[], own: CaseRow): readonly PairView[] =>
  pairs.map(({ kind, first, second }) => ({ kind, other: maskedLine(isSame(first, own) ? second : first) }));
