import type { SimRecord } from '../county/sim-batch.ts';

/** A batch that was sealed for good: its row stands in its PC's store. */
export type SealedTruth = {
  readonly device: string;
  readonly seq: number;
  readonly hash: string;
  readonly prevHash: string | null;
  readonly fileName: string;
  readonly records: readonly SimRecord[];
  readonly recordHashes: readonly string[];
};

/** A payment as the bank made it; whatever the books forget, it stands until it is taken back. */
export type BankPayment = {
  readonly number: string;
  readonly revision: number;
  readonly amountFen: number;
  isTakenBack: boolean;
};

/** What really happened, known to the simulation alone. */
export class Truth {
  /** Settled and reviewed, not sealed yet, by PC. */
  readonly waiting = new Map<string, SimRecord[]>();
  readonly sealed: SealedTruth[] = [];
  /** Batches that a restore of their PC took out of its tables. */
  readonly lost = new Set<string>();
  readonly bank: BankPayment[] = [];
  /** Ids of payments of the books that the bank knows. */
  readonly booked = new Map<string, BankPayment>();
  /** Payments that stand and that a restored county does not know. */
  readonly forgotten = new Set<BankPayment>();
  /** Highest epoch the county ever signed. */
  epoch = 1;
  /** Entries of the journal that the county was seen with. */
  entries = 0;
  /** Settled and told so, by PC. */
  readonly acknowledged = new Map<string, SimRecord[]>();
  /** A restore whose new epoch was not looked at yet. */
  restoredSince = false;
  /** PCs that were put out of use, with the number of their last batch then; null: the county may not have been told yet. */
  readonly outOfUse = new Map<string, number | null>();
  /** Pairs of keys that the county ever used. */
  keys = 1;
  applications = 0;
  /** Records that were sealed, or should have been. */
  seals = 0;
  bills = 0;

  waitingOf(pc: string): SimRecord[] {
    const known = this.waiting.get(pc) ?? [];
    this.waiting.set(pc, known);
    return known;
  }

  sealedOf(device: string): readonly SealedTruth[] {
    return this.sealed.filter((each) => each.device === device);
  }

  /** What the county was told since its backup, it has to be told once more. */
  beginRestore(): void {
    this.restoredSince = true;
    for (const device of this.outOfUse.keys()) this.outOfUse.set(device, null);
  }

  standing(number: string): BankPayment | undefined {
    return this.bank.find((payment) => payment.number === number && !payment.isTakenBack);
  }
}
