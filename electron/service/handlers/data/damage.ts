import { dirname } from 'node:path';
import type { RestoreReport } from '#shared/contract/data/backup.ts';
import type { Handlers } from '#shared/contract/index.ts';
import { ROLE_WORDS } from '#shared/domain/role.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import { inWorkFolder } from '../../../store/backup/work-folder.ts';
import { finishOrDropRestore } from '../../../store/restore/finish-restore.ts';
import { readyRestore } from '../../../store/restore/restore-data.ts';
import type { Vault } from '../../../store/vault/vault.ts';
import { vaultState } from '../../../store/vault/vault-state.ts';
import { backupRows, localFolder, pathOfBackup } from '../../backup/backup-places.ts';
import { restoreReportOf } from '../../backup/restore-report.ts';
import { clockTrouble } from '../../damage/clock-trouble.ts';
import { applicationsCsv, applicationsJson } from '../../damage/export-text.ts';
import { offeredBackups } from '../../damage/offered-backups.ts';
import { rememberExport } from '../../damage/untold-exports.ts';
import { putKeys, replaceKeys } from '../../damage/restore-keys.ts';
import type { Context } from '../../service-context.ts';
import { unlocked } from '../unlocked.ts';

type Names =
  | 'damage/backups'
  | 'damage/lookElsewhere'
  | 'damage/lookAgain'
  | 'damage/openForReading'
  | 'damage/restore'
  | 'damage/restoreKeys'
  | 'damage/moveHere'
  | 'damage/disk'
  | 'damage/clock'
  | 'damage/confirmClock'
  | 'damage/export';

/** Restores while nobody is logged in: with keys just opened, which end with it. */
const restoreWith =
  ({ env, backups, clock }: Context, path: string, letter: string | null) =>
  (vault: Vault): Promise<Result<RestoreReport>> =>
    backups.jobs.run('restore', async (watch) => {
      if (!vault.roles.includes('admin')) return fail('FORBIDDEN', { role: ROLE_WORDS.admin });
      const readied = await readyRestore(env, vault, { ...watch, path, live: null, letter });
      if (!readied.ok) return readied;
      finishOrDropRestore(env.dataDir);
      return ok(restoreReportOf(readied.value, clock.now(), letter));
    });

type MoveInput = { readonly id: string; readonly userId: string; readonly password: string; readonly letter: string };

async function moveHere(context: Context, { id, letter, ...who }: MoveInput): Promise<Result<RestoreReport>> {
  const { session, backups, env } = context;
  if (session.state().state !== 'fresh') return fail('ALREADY_SET_UP');
  const path = pathOfBackup(backups.folders(), id);
  if (path === null) return fail('NOT_FOUND');
  return inWorkFolder(env.dataDir, 'move-keys', async (folder) => {
    const put = await putKeys(path, folder);
    if (!put.ok) return put;
    if (put.value.pc.endsWith(`-${letter}`)) return fail('LETTER_USED', { letter });
    const moved = await session.withKeys({ folder, ...who }, restoreWith(context, path, letter));
    if (moved.ok && id.startsWith('other/')) backups.offer(dirname(path));
    return moved;
  });
}

type KeysInput = { readonly id: string; readonly userId: string; readonly password: string };

/** Nothing changes before somebody has opened the keys of the backup and these have opened the data of this PC. */
async function restoreKeys(context: Context, { id, ...who }: KeysInput): Promise<Result<Record<string, never>>> {
  const { session, backups, env } = context;
  const state = session.state();
  const isAboutKeys = state.state === 'stopped' && ['KEYS_DAMAGED', 'KEYS_OLDER'].includes(state.error.code);
  if (!isAboutKeys) return fail('NOT_LOCKED');
  const path = pathOfBackup(backups.folders(), id);
  if (path === null) return fail('NOT_FOUND');
  const done = await inWorkFolder(env.dataDir, 'move-keys', async (folder) => {
    const put = await putKeys(path, folder);
    if (!put.ok) return put;
    const folders = [dirname(path), localFolder(env.dataDir)];
    return session.withKeys({ folder, ...who }, (vault) => replaceKeys(env, vault, folders, id.startsWith('local/')));
  });
  return done.ok ? ok({}) : done;
}

export const damageHandlers: Pick<Handlers<Context>, Names> = {
  'damage/backups': async ({ env, backups, session }) => {
    const found = vaultState(env.dataDir);
    const isForAll = session.state().state !== 'open';
    return ok({
      backups: isForAll ? await offeredBackups(backups.folders()) : [],
      users: found.state === 'present' ? [...found.users] : [],
    });
  },
  'damage/lookElsewhere': async ({ backups, host }): Promise<Result<{ found: number | null }>> => {
    const chosen = await host.chooseFolder('选择备份所在的文件夹');
    if (!chosen.ok) return chosen;
    if (chosen.value === null) return ok({ found: null });
    const { path } = chosen.value;
    backups.setOther(path);
    return ok({ found: (await backupRows({ local: null, second: null, other: path }, null)).length });
  },
  'damage/lookAgain': ({ session, env }) => {
    // What a restore has left ready must never take the place of data somebody works with.
    if (session.state().state === 'open') return fail('NOT_LOCKED');
    finishOrDropRestore(env.dataDir);
    session.lookAgain();
    return ok({});
  },
  'damage/openForReading': async ({ session }, { userId, password }) => {
    const opened = await session.openForReading(userId, password);
    return opened.ok ? ok({}) : opened;
  },
  'damage/restore': (context, { id, userId, password }) => {
    const { session, backups, env } = context;
    if (session.state().state !== 'stopped') return fail('NOT_LOCKED');
    const path = pathOfBackup(backups.folders(), id);
    if (path === null) return fail('NOT_FOUND');
    return session.withKeys({ folder: env.dataDir, userId, password }, restoreWith(context, path, null));
  },
  'damage/restoreKeys': restoreKeys,
  'damage/moveHere': moveHere,
  'damage/disk': unlocked(({ disk }) => ok({ trouble: disk.trouble() })),
  'damage/clock': unlocked(({ open: { store, readOnly }, clock }) =>
    ok({ trouble: readOnly === undefined ? clockTrouble(clock.now(), store.clock.facts()) : null }),
  ),
  'damage/confirmClock': unlocked(({ open: { store, actor } }) => {
    store.clock.confirm(actor);
    return ok({});
  }),
  'damage/export': unlocked(async ({ open: { store, vault, readOnly }, host, clock, env }, { format }) => {
    if (readOnly === undefined) return fail('NOT_FOUND');
    if (!vault.roles.includes('admin')) return fail('FORBIDDEN', { role: ROLE_WORDS.admin });
    const records = store.applications.list();
    const text =
      format === 'csv' ? applicationsCsv(records) : applicationsJson(records, (id) => store.settlements.of(id));
    const saved = await host.saveFile({
      suggestedName: `申请导出-${clock.today()}.${format}`,
      filterName: format === 'csv' ? '表格' : '数据文件',
      extensions: [format],
      bytes: Buffer.from(text, 'utf8'),
    });
    if (!saved.ok) return saved;
    if (saved.value !== null) {
      rememberExport(env.dataDir, { at: clock.now(), userName: vault.userName, format, count: records.length });
    }
    return ok({ path: saved.value?.path ?? null, count: records.length });
  }),
};
