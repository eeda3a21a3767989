import { createHashHistory, createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { AuditPage } from './features/audit/audit-page.tsx';
import { BatchesPage } from './features/batches/batches-page.tsx';
import { readCaseSearch } from './features/cases/case-filter.ts';
import { CasePage } from './features/cases/case/case-page.tsx';
import { CasesPage } from './features/cases/cases-page.tsx';
import { DevicesPage } from './features/devices/devices-page.tsx';
import { PaymentsPage } from './features/payments/payments-page.tsx';
import { PublishPage } from './features/publish/publish-page.tsx';
import { StatisticsPage } from './features/statistics/statistics-page.tsx';
import { UsersPage } from './features/users/users-page.tsx';
import { Frame } from './frame/frame.tsx';
import { PageFault } from './frame/page-fault.tsx';

const root = createRootRoute({ component: Frame, errorComponent: PageFault });
const cases = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: CasesPage,
  validateSearch: readCaseSearch,
});
const batches = createRoute({ getParentRoute: () => root, path: '/batches', component: BatchesPage });
const payments = createRoute({ getParentRoute: () => root, path: '/payments', component: PaymentsPage });
const statistics = createRoute({ getParentRoute: () => root, path: '/statistics', component: StatisticsPage });
const audit = createRoute({ getParentRoute: () => root, path: '/audit', component: AuditPage });
const publish = createRoute({ getParentRoute: () => root, path: '/publish', component: PublishPage });
const devices = createRoute({ getParentRoute: () => root, path: '/devices', component: DevicesPage });
const users = createRoute({ getParentRoute: () => root, path: '/users', component: UsersPage });
const aCase = createRoute({
  getParentRoute: () => root,
  path: '/cases/$batch/$place',
  component: function CaseRoute() {
    const { batch, place } = aCase.useParams();
    // Another case is another page: nothing typed for one can end up in the other.
    return <CasePage key={`${batch}/${place}`} record={{ batch: Number(batch), place: Number(place) }} />;
  },
});

/** Pages behind the hash: the service knows one page only, and addresses name nobody. */
export const router = createRouter({
  routeTree: root.addChildren([cases, batches, payments, statistics, publish, devices, audit, users, aCase]),
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
