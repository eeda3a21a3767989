import type { Open } from '../../../../electron/service/session/session-state.ts';
import { batchWay, isReceived } from '../../../../electron/service/sync/batch-stages.ts';
import { isDelivered } from '../../../../electron/service/sync/papers/papers-mode.ts';
import { type Sent, sentBy } from './sent-by.ts';

/** What the tables of a PC say, and what people do about it. */
export const tablesOf = (pc: string, session: () => Open) => ({
  /** Batches without a receipt of the present epoch, by number. */
  open: (): readonly number[] => {
    const { store } = session();
    const way = batchWay(store, null);
    return store.batches.list().flatMap(({ id, seq }) => (isReceived(id, way) ? [] : [seq]));
  },
  epoch: () => session().store.county.seen().epoch,
  /** The county has said of all papers, in this epoch, that they are safe. */
  arePapersSafe: () => {
    const { store } = session();
    const { epoch } = store.county.seen();
    return store.papers.parts().every((part) => isDelivered(part, epoch));
  },
  /** What the feed said that contradicts what it knows: paid twice, a decision on what it never sent. */
  refused: () =>
    session()
      .store.county.openItems()
      .filter(({ state }) => state === 'refused'),
  /** Somebody looks at what was stopped and wants it tried again; gives why it was. */
  tryAgain: (): readonly string[] => {
    const { store, actor } = session();
    const batches = [...store.county.deliveries().values()].filter(({ state }) => state === 'stopped');
    for (const { batchId } of batches) store.county.retry(actor, batchId);
    const papers = store.papers.parts().filter(({ state }) => state === 'stopped');
    for (const { batchId } of papers) store.papers.setSending(actor, batchId, 'now');
    return [...batches, ...papers].map(({ code }) => String(code));
  },
  /** All that it sent, to be laid beside the county's books. */
  sent: (): Sent => sentBy(pc, session()),
  /** Whether an item of the county's feed is kept. */
  knows: (item: string) => session().store.county.item(item) !== null,
});
