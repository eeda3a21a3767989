import type { ListWish } from '#shared/contract/case/paper.ts';
import { assertNever, type Result } from '#shared/result.ts';
import type { ListPaper } from '../../../print/lists/list-paper.ts';
import type { UserContext } from '../../handlers/unlocked.ts';
import { pcNameOf } from '../../session/station.ts';
import { printedBy } from '../paper-facts.ts';
import { batchSlip } from './batch-slip.ts';
import type { ListContent } from './list-content.ts';
import { periodList } from './period-list.ts';
import { personLedger } from './person-ledger.ts';
import { publicNotice } from './public-notice.ts';

function contentOf(context: UserContext, wish: ListWish): Result<ListContent> {
  switch (wish.kind) {
    case 'publicNotice':
      return publicNotice(context, wish);
    case 'batchSlip':
      return batchSlip(context, wish.batchId);
    case 'personLedger':
      return personLedger(context, wish);
    case 'periodList':
      return periodList(context, wish);
    default:
      return assertNever(wish);
  }
}

const LETTERS = { publicNotice: 'G', batchSlip: 'P', personLedger: 'T', periodList: 'D' } as const;

/** The data of a list, printed or as a spreadsheet. NOT_FOUND, PAPER_NOT_READY when it would be empty. */
export function listOf(context: UserContext, wish: ListWish): Result<ListPaper> {
  const content = contentOf(context, wish);
  if (!content.ok) return content;
  const { suffix, ...said } = content.value;
  const { station, store } = context.open;
  const number = `${pcNameOf(station)}-${LETTERS[wish.kind]}-${suffix}`;
  const result: ListPaper = {
    kind: wish.kind,
    townshipName: station.townshipName,
    number,
    ...said,
    isDraft: false,
    mark: null,
    reprint: store.prints.ofList(number).length,
    ...printedBy(context),
  };
  return { ok: true, value: result };
}
