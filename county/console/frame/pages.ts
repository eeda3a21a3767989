import {
  IconCash,
  IconChartBar,
  IconDevices,
  IconFileText,
  IconListDetails,
  IconPackageImport,
  IconSend,
  IconUsers,
} from '@tabler/icons-react';
import { useSignedIn } from '../client/use-session.ts';
import { WORDS } from '../words.ts';

/** The pages in the order of the rail; Alt and the number leads there. */
const PAGES = [
  { to: '/', word: WORDS.cases, icon: IconFileText, role: null },
  { to: '/batches', word: WORDS.batches, icon: IconPackageImport, role: null },
  { to: '/payments', word: WORDS.payments, icon: IconCash, role: null },
  { to: '/statistics', word: WORDS.statistics, icon: IconChartBar, role: null },
  { to: '/publish', word: WORDS.publish, icon: IconSend, role: 'administrator' },
  { to: '/devices', word: WORDS.devices, icon: IconDevices, role: 'administrator' },
  { to: '/audit', word: WORDS.audit, icon: IconListDetails, role: 'administrator' },
  { to: '/users', word: WORDS.users, icon: IconUsers, role: 'administrator' },
] as const;

/** The pages of whoever is signed in. */
export function usePages() {
  const { roles } = useSignedIn();
  return PAGES.filter(({ role }) => role === null || roles.includes(role));
}
