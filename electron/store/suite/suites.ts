import type { Suite } from './suite.ts';
import { suiteA1 } from './suite-a1.ts';

/** The suite new data is written with. */
export const SUITE: Suite = suiteA1;

/** The suite of a name found in a file; null when this program does not take it. */
export const suiteNamed = (name: string): Suite | null => (name === suiteA1.name ? suiteA1 : null);
