import { IconFileText, IconPackageImport } from '@tabler/icons-react';
import { WORDS } from '../words.ts';

/** The pages in the order of the rail; Alt and the number leads there. */
export const PAGES = [
  { to: '/', word: WORDS.cases, icon: IconFileText },
  { to: '/batches', word: WORDS.batches, icon: IconPackageImport },
] as const;
