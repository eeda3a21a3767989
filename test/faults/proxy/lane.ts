import { LineFault, stops } from '../../../electron/sync/county/line-fault.ts';
import type { Tally } from '../kind.ts';
import type { Random } from '../support/random.ts';
import { watched } from '../support/standing-still.ts';
import type { CountySite } from './county-site.ts';
import { type FaultProxy, faultProxy } from './fault-proxy.ts';
import { fatesOf, type LineFault as LineFaultName } from './line-faults.ts';
import type { Service } from './restarting.ts';
import { Violation, type WindowPc, windowPc } from './window-pc.ts';

/** A run that needs more meetings than this makes no progress. */
const MOST_ROUNDS = 40;
/** The clock of a PC stands anywhere in these years: it may decide nothing. */
const [FIRST_DAY, DAYS] = [Date.UTC(2019, 0, 1), 5_000];

/** One PC and its line. */
export type Lane = {
  readonly pc: WindowPc;
  readonly line: FaultProxy;
  readonly site: CountySite;
  /** Where its stick is put in. */
  readonly stick: string;
  readonly faults: Set<LineFaultName>;
  abort: () => void;
};

/** A PC with a line of its own to the county. */
export async function openLane(at: number, site: CountySite, stick: string, tally: Tally): Promise<Lane> {
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
  const lane: Lane = { pc: windowPc(at), line, site, stick, faults: new Set(), abort: () => undefined };
  return lane;
}

/**
 * Meets the county until one meeting goes through and nothing is left to send. Throws `Violation`, and `StoodStill` when a step of it
 * does not end.
 */
export function meet(
  tally: Tally,
  lane: Lane,
  service: Service,
  random: Random,
  offered: () => readonly number[],
): Promise<void> {
  const { pc, site, line } = lane;
  line.use(fatesOf(random));
  const now = (): string => new Date(FIRST_DAY + random.below(DAYS) * 86_400_000).toISOString();
  return watched('', async ({ step, aside }) => {
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      await aside(service.settled());
      const at = { address: `${site.scheme}://127.0.0.1:${line.port}`, ca: site.ca };
      const patience = new AbortController();
      lane.abort = () => patience.abort();
      lane.faults.clear();
      try {
        await pc.round(at, offered(), { signal: patience.signal, now }, step);
        if (offered().every((seq) => pc.isDone(seq)) && pc.arePapersSafe()) return;
      } catch (thrown) {
        if (!(thrown instanceof LineFault)) throw thrown;
        const { code } = thrown.error;
        tally.count(`told: ${code}`);
        if (stops(code) === null) continue;
        tally.count(`stops after ${namesOf(lane.faults)}`);
        // What only a line did, time mends; but a request that was altered on its way, without TLS, is one the county cannot take.
        if (site.isSealed || !lane.faults.has('flip up')) throw new Violation(`${code} wants people to look`);
      }
    }
    throw new Violation(`no progress in ${MOST_ROUNDS} meetings`);
  });
}

const namesOf = (faults: ReadonlySet<LineFaultName>): string =>
  faults.size === 0 ? 'nothing' : [...faults].join(', ');
