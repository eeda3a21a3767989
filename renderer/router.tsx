import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router';
import { AuditPage } from './features/audit/audit-page.tsx';
import { BackupPage } from './features/backup/backup-page.tsx';
import { BatchPage } from './features/sync/batch-page.tsx';
import { LedgerTrialPage } from './features/sync/county-ledger/ledger-trial-page.tsx';
import { BatchesPage } from './features/batches/batches-page.tsx';
import { DeskPage } from './features/desk/desk-page.tsx';
import { KeysPage } from './features/keys/rekey/keys-page.tsx';
import { LedgerPage } from './features/ledger/ledger-page.tsx';
import { readPrintSearch, wishOf } from './features/papers/batch/print-wish.ts';
import { PapersPage } from './features/papers/log/papers-page.tsx';
import { PeoplePage } from './features/people/people-page.tsx';
import { PersonPage } from './features/people/person-page.tsx';
import { PolicyPage } from './features/policy/policy-page.tsx';
import { NoticePage } from './features/public-notice/notice-page.tsx';
import { RostersPage } from './features/rosters/rosters-page.tsx';
import { ReviewPage } from './features/review/review-page.tsx';
import { TimeLimitPage } from './features/time-limit/time-limit-page.tsx';
import { UsersPage } from './features/users/users-page.tsx';
import { SettingsPage } from './features/settings/settings-page.tsx';
import { Frame } from './frame/frame.tsx';
import { PageFault } from './frame/page-fault.tsx';

/** What the county sent and this page is to open with. */
const readItem = ({ item }: Readonly<Record<string, unknown>>): { readonly item?: string } =>
  typeof item === 'string' ? { item } : {};

const root = createRootRoute({ component: Frame, errorComponent: PageFault });
const desk = createRoute({ getParentRoute: () => root, path: '/', component: DeskPage });
const review = createRoute({
  getParentRoute: () => root,
  path: '/review',
  validateSearch: ({ id }): { readonly id?: string } => (typeof id === 'string' ? { id } : {}),
  component: function ReviewRoute() {
    const { id } = review.useSearch();
    return <ReviewPage key={id} start={id ?? null} />;
  },
});
const notices = createRoute({ getParentRoute: () => root, path: '/notices', component: NoticePage });
const batches = createRoute({ getParentRoute: () => root, path: '/batches', component: BatchesPage });
const batch = createRoute({
  getParentRoute: () => root,
  path: '/batches/$id',
  component: function BatchRoute() {
    return <BatchPage id={batch.useParams().id} />;
  },
});
const countyLedger = createRoute({
  getParentRoute: () => root,
  path: '/county-ledger/$id',
  component: function CountyLedgerRoute() {
    return <LedgerTrialPage id={countyLedger.useParams().id} />;
  },
});
const ledger = createRoute({
  getParentRoute: () => root,
  path: '/ledger',
  validateSearch: ({ person }): { readonly person?: string } => (typeof person === 'string' ? { person } : {}),
  component: function LedgerRoute() {
    const { person } = ledger.useSearch();
    return <LedgerPage key={person} personId={person} />;
  },
});
const papers = createRoute({
  getParentRoute: () => root,
  path: '/papers',
  validateSearch: readPrintSearch,
  component: function PapersRoute() {
    const search = papers.useSearch();
    return <PapersPage key={JSON.stringify(search)} wish={wishOf(search)} />;
  },
});
const rosters = createRoute({
  getParentRoute: () => root,
  path: '/rosters',
  validateSearch: readItem,
  component: function RostersRoute() {
    return <RostersPage item={rosters.useSearch().item ?? null} />;
  },
});
const people = createRoute({ getParentRoute: () => root, path: '/people', component: PeoplePage });
const person = createRoute({
  getParentRoute: () => root,
  path: '/people/$id',
  component: function PersonRoute() {
    const { id } = person.useParams();
    // Another person is another page: nothing typed for one can end up in the other.
    return <PersonPage key={id} id={id} />;
  },
});
const policy = createRoute({
  getParentRoute: () => root,
  path: '/policy',
  validateSearch: readItem,
  component: function PolicyRoute() {
    return <PolicyPage item={policy.useSearch().item ?? null} />;
  },
});
const backup = createRoute({ getParentRoute: () => root, path: '/settings/backup', component: BackupPage });
const audit = createRoute({ getParentRoute: () => root, path: '/settings/audit', component: AuditPage });
const keys = createRoute({ getParentRoute: () => root, path: '/settings/keys', component: KeysPage });
const settings = createRoute({ getParentRoute: () => root, path: '/settings', component: SettingsPage });

const timeLimit = createRoute({ getParentRoute: () => root, path: '/settings/time-limit', component: TimeLimitPage });
const users = createRoute({ getParentRoute: () => root, path: '/settings/users', component: UsersPage });

const LazyIntake = lazyRouteComponent(() => import('./features/intake/intake-page.tsx'), 'IntakePage');
const application = createRoute({
  getParentRoute: () => root,
  path: '/applications/$id',
  validateSearch: ({ at }): { readonly at?: 'settle' } => (at === 'settle' ? { at } : {}),
  component: function ApplicationRoute() {
    const { id } = application.useParams();
    const { at } = application.useSearch();
    // Another application is another page: nothing typed for one can end up in the other.
    return <LazyIntake key={id} id={id} isAtSettlement={at === 'settle'} />;
  },
});

/** Pages behind the hash, as the page is a file and not a server's. */
export const router = createRouter({
  routeTree: root.addChildren([
    desk,
    application,
    review,
    notices,
    batches,
    batch,
    countyLedger,
    ledger,
    people,
    person,
    rosters,
    papers,
    policy,
    settings,
    audit,
    backup,
    keys,
    timeLimit,
    users,
  ]),
  history: createHashHistory(),
  defaultPendingMs: 300,
  defaultErrorComponent: PageFault,
});

declare module '@tanstack/react-router' {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface merges
  interface Register {
    router: typeof router;
  }
}
