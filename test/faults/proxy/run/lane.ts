import { join } from 'node:path';
import { LineFault, stops } from '../../../../electron/sync/county/line-fault.ts';
import type { Tally } from '../../kind.ts';
import type { Random } from '../../support/random.ts';
import { watched } from '../../support/standing-still.ts';
import { Violation } from '../../support/violation.ts';
import type { CountySite } from '../county-site.ts';
import { type FaultProxy, faultProxy } from '../fault-proxy.ts';
import { fatesOf, type LineFault as LineFaultName } from '../line-faults.ts';
import type { Service } from './restarting.ts';
import { Died, type LinePc, linePc, type Wrap } from '../window/line-pc.ts';

/** A run that needs more meetings than this makes no progress. */
const MOST_ROUNDS = 40;
/** The clock of a PC stands anywhere in these years: it may decide nothing. */
const [FIRST_DAY, DAYS] = [Date.UTC(2019, 0, 1), 5_000];

/** One PC and its line. */
export type Lane = {
  readonly pc: LinePc;
  readonly line: FaultProxy;
  readonly site: CountySite;
  /** Where its stick is put in. */
  readonly stick: string;
  readonly faults: Set<LineFaultName>;
  abort: () => void;
};

/** A PC with a line of its own to the county, and a disk and a stick in `folder`. */
export async function openLane(at: number, site: CountySite, folder: string, tally: Tally, wrap?: Wrap): Promise<Lane> {
  const line = await faultProxy({
    target: site.port,
    from: `127.0.1.${at + 1}`,
    isSealed: site.isSealed,
    onStuck: () => lane.abort(),
    onFault: ({ fault }) => {
      tally.count(`connections: ${fault}`);
      if (fault !== 'none') lane.faults.add(fault);
    },
  });
  const pc = linePc(at, join(folder, 'profile'), wrap);
  const lane: Lane = { pc, line, site, stick: join(folder, 'stick'), faults: new Set(), abort: () => undefined };
  return lane;
}

/**
 * Meets the county until one meeting goes through and nothing is left to send. Throws `Violation`, and `StoodStill` when a step of it
 * does not end.
 */
export function meet(tally: Tally, lane: Lane, service: Service, random: Random): Promise<void> {
  const { pc, site, line } = lane;
  line.use(fatesOf(random));
  /** Faults of all meetings: a batch that was stopped is found so in the next one. */
  const faults = new Set<LineFaultName>();
  return watched('', async ({ step, aside }) => {
    let epoch = pc.epoch();
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      await aside(service.settled());
      pc.setClock(FIRST_DAY + random.below(DAYS) * 86_400_000);
      const at = { address: `${site.scheme}://127.0.0.1:${line.port}`, ca: site.ca };
      const patience = new AbortController();
      lane.abort = () => patience.abort();
      lane.faults.clear();
      let isThrough = false;
      try {
        await pc.meet(at, patience.signal, ({ what, seq, done }) => step(`${what} ${seq ?? ''} ${done}`));
        isThrough = true;
      } catch (thrown) {
        if (thrown instanceof Died) tally.count('a PC that dies');
        else if (thrown instanceof LineFault) forPeople(tally, lane, thrown);
        else throw thrown;
      }
      for (const fault of lane.faults) faults.add(fault);
      if (epoch > 0 && pc.epoch() > epoch) tally.count(`a PC that offers all again (${site.form})`);
      epoch = pc.epoch();
      const [refused] = pc.refused();
      if (refused !== undefined) throw new Violation(`the feed contradicts what ${pc.pc} knows: ${refused.item.kind}`);
      for (const code of pc.tryAgain())
        if (site.isSealed || !faults.has('flip up')) throw new Violation(`${code} stopped what was sent`);
      if (isThrough && pc.open().length === 0 && pc.arePapersSafe()) return;
    }
    throw new Violation(`no progress in ${MOST_ROUNDS} meetings`);
  });
}

/** What only a line did, time mends; but a request that was altered on its way, without TLS, is one the county cannot take. */
function forPeople(tally: Tally, { site, faults }: Lane, { error: { code } }: LineFault): void {
  tally.count(`told: ${code}`);
  if (stops(code) === null) return;
  tally.count(`stops after ${namesOf(faults)}`);
  if (site.isSealed || !faults.has('flip up')) throw new Violation(`${code} wants people to look`);
}

const namesOf = (faults: ReadonlySet<LineFaultName>): string =>
  faults.size === 0 ? 'nothing' : [...faults].join(', ');
