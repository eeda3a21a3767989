import type { Kind } from './kind.ts';
import { canaryScan } from './canary/canary-scan.ts';
import { flips } from './flips/flips.ts';
import { killStore } from './kill/kill-store.ts';

/** Every kind, in the order in which they run. */
export const KINDS: readonly Kind[] = [killStore, flips, canaryScan];
