import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Handlers } from '#shared/contract/index.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import { POOL_NAME } from '../../../store/backup/pool/backup-pool.ts';
import { makeFolder } from '../../../store/files/durable-file.ts';
import { finishOrDropRestore } from '../../../store/restore/finish-restore.ts';
import { failureWords } from '../../backup/backup-desk.ts';
import { backupRows } from '../../backup/backup-places.ts';
import { changeBackOf } from '../../backup/change-back.ts';
import { doneSince } from '../../backup/done-since.ts';
import { keptData, removeKept } from '../../backup/kept-data.ts';
import { restoreReportOf } from '../../backup/restore-report.ts';
import { confirmRestores, unconfirmedRestore } from '../../backup/unconfirmed-restore.ts';
import type { Context } from '../../service-context.ts';
import { unlocked, type UserContext } from '../unlocked.ts';

type Names =
  | 'backup/view'
  | 'backup/make'
  | 'backup/cancel'
  | 'backup/choosePlace'
  | 'backup/takeOffered'
  | 'backup/forgetPlace'
  | 'backup/lookElsewhere'
  | 'backup/drill'
  | 'backup/restore'
  | 'backup/since'
  | 'backup/removeKept'
  | 'backup/confirmRestore';

function setPlace({ backups, open }: UserContext, path: string): Result<{ folder: string }> {
  try {
    makeFolder(join(path, POOL_NAME));
  } catch {
    return fail('FILE_WRITE_FAILED', { why: '这个文件夹不能写入' });
  }
  backups.setSecond(path);
  open.store.audit.note(open.actor, 'backup.place', path);
  return ok({ folder: path });
}

async function choosePlace(context: UserContext): Promise<Result<{ folder: string | null }>> {
  const chosen = await context.host.chooseFolder('选择放备份的 U 盘或文件夹');
  if (!chosen.ok) return chosen;
  return chosen.value === null ? ok({ folder: null }) : setPlace(context, chosen.value.path);
}

/** Only what is there: a folder made at the place where no stick is would take backups that are on no stick. */
function takeOffered(context: UserContext): Result<{ folder: string }> {
  const { offered } = context.backups.state();
  if (offered === null) return fail('NOT_FOUND');
  return isThere(offered) ? setPlace(context, offered) : fail('BACKUP_PLACE_MISSING');
}

const isThere = (folder: string): boolean => existsSync(join(folder, POOL_NAME));

async function lookElsewhere({ backups, host }: UserContext): Promise<Result<{ found: number | null }>> {
  const chosen = await host.chooseFolder('选择备份所在的文件夹');
  if (!chosen.ok) return chosen;
  if (chosen.value === null) return ok({ found: null });
  const { path } = chosen.value;
  backups.setOther(path);
  return ok({ found: (await backupRows({ local: null, second: null, other: path }, null)).length });
}

export const backupHandlers: Pick<Handlers<Context>, Names> = {
  'backup/view': unlocked(async ({ backups, open, clock, env }) => {
    const { folder, offered, local, second, drill } = backups.state();
    const rows = await backupRows(backups.folders(), open.vault.deviceId);
    return ok({
      now: clock.now(),
      rows: [...rows],
      applications: [...open.store.searchable.byStatus().values()].reduce((sum, count) => sum + count, 0),
      job: backups.jobs.current(),
      local: { lastAt: local.lastAt, failure: failureWords(local) },
      second: folder === null ? null : { folder, lastAt: second.lastAt, failure: failureWords(second) },
      offered: offered === null ? null : { folder: offered, isThere: isThere(offered) },
      drill,
      restore: unconfirmedRestore(open.store, rows),
      changeBack: changeBackOf(open.store, rows),
      kept: [...keptData(env.dataDir, local.lastAt)],
    });
  }),
  'backup/make': unlocked(async ({ backups, open }) => {
    const made = await backups.make(open, 'hand');
    if (!made.ok) return made;
    const { folder, second } = backups.state();
    return ok({
      name: made.value.name,
      second: folder === null ? null : { failure: failureWords(second)?.text ?? null },
    });
  }),
  'backup/cancel': unlocked(({ backups }) => {
    backups.jobs.cancel();
    return ok({});
  }),
  'backup/choosePlace': unlocked(choosePlace),
  'backup/takeOffered': unlocked(takeOffered),
  'backup/forgetPlace': unlocked(({ backups, open }) => {
    backups.setSecond(null);
    open.store.audit.note(open.actor, 'backup.place', '');
    return ok({});
  }),
  'backup/lookElsewhere': unlocked(lookElsewhere),
  'backup/drill': unlocked(({ backups, open }, { id }) => backups.drill(open, id)),
  'backup/restore': unlocked(async ({ backups, session, env, open, clock }, { id }) => {
    const readied = await backups.ready(open, id);
    if (!readied.ok) return readied;
    // Somebody who logged in meanwhile would find the data exchanged under them; the log-in after it is the proof.
    session.lock();
    finishOrDropRestore(env.dataDir);
    return ok(restoreReportOf(readied.value, clock.now(), null));
  }),
  'backup/since': unlocked(({ open }, { seq }) => ok(doneSince(open.store, seq))),
  'backup/removeKept': unlocked(({ backups, open, env }, { name }) => {
    const kept = keptData(env.dataDir, backups.state().local.lastAt).find((each) => each.name === name);
    if (kept === undefined) return fail('NOT_FOUND');
    if (!kept.mayRemove) return fail('KEPT_NEEDED');
    removeKept(env.dataDir, kept);
    open.store.audit.note(open.actor, 'backup.removeKept', name);
    return ok({});
  }),
  'backup/confirmRestore': unlocked(({ open }) => {
    confirmRestores(open.store, open.actor);
    return ok({});
  }),
};
