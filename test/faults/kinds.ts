import type { Kind } from './kind.ts';
import { killApp } from './app/kill-app.ts';
import { canaryScan } from './canary/canary-scan.ts';
import { flips } from './flips/flips.ts';
import { killStore } from './kill/kill-store.ts';
import { killCounty } from './kill-county/kill-county.ts';
import { limits } from './limits/limits.ts';
import { countyCuts } from './power/county/county-cuts.ts';
import { powerCuts } from './power/power-cuts.ts';
import { proxy } from './proxy/proxy.ts';
import { simulation } from './simulation/simulation.ts';
import { sticks } from './sticks/sticks.ts';
import { syscalls } from './syscalls/syscalls.ts';

/** Every kind, in the order in which they run. */
export const KINDS: readonly Kind[] = [
  killStore,
  killApp,
  powerCuts,
  countyCuts,
  syscalls,
  limits,
  flips,
  proxy,
  killCounty,
  sticks,
  simulation,
  canaryScan,
];
