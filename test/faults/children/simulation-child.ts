/**
 * One process of the simulation: runs seeds and says after each hundred what it saw. `test/faults/simulation/simulation.ts` starts it,
 * because it changes Node's own modules for itself.
 */
import '../simulation/disk/patch-node.ts';
import { useCheapCrypto } from '../simulation/disk/cheap-crypto.ts';
import { CONTROLS, findBroken } from '../simulation/controls/controls.ts';
import { Coverage } from '../simulation/run/coverage.ts';
import { runSteps, stepsOf } from '../simulation/run/run-seed.ts';
import { shorten, wordsOfSteps } from '../simulation/run/shorten.ts';
import { makeWorkshop } from '../simulation/run/world.ts';

const REPORT_EVERY = 100;
const NO_RULE_OUT = new Set<never>();

const [what, first = '1', stride = '1'] = process.argv.slice(2);
const say = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);

useCheapCrypto(true);
// Most errors are faults of the line: where they come from is asked of those alone that are shown.
Error.stackTraceLimit = 0;
const workshop = await makeWorkshop(process.env['AID_SQLITE_BINDING'] ?? '');

if (what === 'controls') {
  for (const control of CONTROLS) {
    const found = await findBroken(workshop, control);
    if (found === null) say({ failed: `without "${control.rule}" nothing was found in ${control.most} seeds` });
    else say({ count: `without "${control.rule}": ${found.violation.invariant} at seed ${found.seed}` });
  }
} else {
  let coverage = new Coverage();
  let done = 0;
  const report = (): void => {
    say({ done, counts: Object.fromEntries(coverage.counts) });
    coverage = new Coverage();
    done = 0;
  };
  const last = Number(what);
  for (let seed = Number(first); seed <= last; seed += Number(stride)) {
    const steps = stepsOf(seed);
    const violation = await runSteps(workshop, steps, coverage);
    if (violation !== null) {
      Error.stackTraceLimit = 10;
      const short = await shorten(workshop, steps, violation, NO_RULE_OUT);
      const again = await runSteps(workshop, short, new Coverage());
      Error.stackTraceLimit = 0;
      say({ failed: `seed ${seed}: ${(again ?? violation).message}; ${wordsOfSteps(short)}` });
    }
    done += 1;
    if (done === REPORT_EVERY) report();
  }
  report();
}
