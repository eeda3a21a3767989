import { type Fen, fen } from '#shared/fen.ts';
import type { LedgerRow } from '#shared/contract/case/ledger.ts';
import type { LedgerRecord } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';
import { cutOf, entriesOf, sumByFund } from '../assess/books/county-cut.ts';
import type { CountyCut } from '../assess/books/county-decision.ts';
import { entered, type Posting } from '../assess/books/given.ts';
import { type CountyReturn, countyWords, type CountyWords } from './county-words.ts';

/** An entry that stands in no book: what the county's present word takes from what this window entered. */
export type CountyEntry = Pick<
  LedgerRow,
  'id' | 'year' | 'fund' | 'fundName' | 'at' | 'who' | 'applicationId' | 'applicationNumber'
> & { readonly kind: 'countyCut' | 'countyReturn'; readonly amount: Fen };

const wordsFor = (store: Store, ledger: readonly LedgerRecord[]): CountyWords =>
  countyWords(
    store,
    ledger.map(({ applicationId }) => applicationId),
  );

/** Entries that bring a person's ledger to what the county granted; `ledger` is the person's. Amounts in fen, below zero. */
export function countyEntries(store: Store, ledger: readonly LedgerRecord[]): readonly CountyEntry[] {
  const { cuts, returned } = wordsFor(store, ledger);
  const given = entered(ledger, 'settlement');
  const names = new Map(ledger.map(({ fund, fundName }) => [fund, fundName]));
  const entry =
    (kind: CountyEntry['kind'], { applicationId, number, day, by }: CountyCut | CountyReturn) =>
    ({ year, fund, amount }: Posting): CountyEntry => ({
      id: `${kind}/${applicationId.slice(-12)}/${year}/${fund}`.slice(0, 64),
      kind,
      year,
      fund,
      fundName: names.get(fund) ?? fund,
      amount: negative(amount),
      at: `${day}T00:00:00.000+08:00`,
      who: by === '' ? '县级' : `县级 ${by}`,
      applicationId,
      applicationNumber: number,
    });
  return [
    ...cuts.flatMap((cut) => cutOf(cut, entriesOf(given, cut.applicationId)).map(entry('countyCut', cut))),
    ...returned.flatMap((back) =>
      sumByFund(entriesOf(ledger, back.applicationId))
        .filter(({ amount }) => amount !== 0)
        .map(entry('countyReturn', back)),
    ),
  ];
}

const negative = (amount: Fen): Fen => fen(-amount);
