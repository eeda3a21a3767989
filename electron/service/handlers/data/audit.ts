import type { ChannelOutput, Handlers } from '#shared/contract/index.ts';
import { ok, type Result } from '#shared/result.ts';
import { auditRows, storeFilter } from '../../audit/audit-rows.ts';
import { auditTable } from '../../audit/audit-table.ts';
import { verifyBooks } from '../../audit/verify-books.ts';
import { usersOf } from '../../../store/vault/users/change-users.ts';
import type { Context } from '../../service-context.ts';
import { isStillOpen, unlocked } from '../unlocked.ts';

type Names = 'audit/list' | 'audit/export' | 'audit/verify' | 'audit/cancelVerify';

/** The check under way; a new one or a cancel takes its place, and the old one ends. */
let verifying: object | null = null;

export const auditHandlers: Pick<Handlers<Context>, Names> = {
  'audit/list': unlocked(({ open: { store, vault }, search }, { filter, before, limit }) => {
    const wanted = storeFilter(store, search, filter);
    const entries = store.audit.page(wanted, before === 0 ? Number.MAX_SAFE_INTEGER : before, limit);
    return ok({
      rows: [...auditRows(store, entries)],
      total: store.audit.count(wanted),
      users: usersOf(vault).map(({ id, name }) => ({ id, name })),
    });
  }),
  'audit/export': unlocked(async (context, { filter }): Promise<Result<ChannelOutput<'audit/export'>>> => {
    const { open, search, host, clock, session } = context;
    const wanted = storeFilter(open.store, search, filter);
    const entries = open.store.audit.page(wanted, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
    const saved = await host.saveFile({
      suggestedName: `操作记录-${clock.today()}.csv`,
      filterName: '表格文件',
      extensions: ['csv'],
      bytes: auditTable(auditRows(open.store, entries)),
    });
    if (!saved.ok) return saved;
    if (saved.value === null) return ok({ path: null, count: 0 });
    const now = session.current();
    if (now !== null && isStillOpen(context)) now.store.audit.note(now.actor, 'audit.export', `${entries.length} 条`);
    return ok({ path: saved.value.path, count: entries.length });
  }),
  'audit/verify': unlocked(async (context) => {
    const { open, clock, session, emit } = context;
    const own = {};
    verifying = own;
    const verdict = await verifyBooks({
      store: open.store,
      elapsedMs: clock.elapsedMs,
      goesOn: () => verifying === own && session.current()?.store === open.store,
      onProgress: (progress) => emit('audit/progress', progress),
    });
    return ok(verdict);
  }),
  'audit/cancelVerify': unlocked(() => {
    verifying = null;
    return ok({});
  }),
};
