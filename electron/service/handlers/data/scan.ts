import type { Handlers } from '#shared/contract/index.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import { readScanChoice, type ScanChoice, writeScanChoice } from '../../attachments/scan/scan-choice.ts';
import type { Context } from '../../service-context.ts';
import { isStillOpen, unlocked, type UserContext } from '../unlocked.ts';

type Names = Extract<keyof Handlers<Context>, `scan/${string}`>;

const AFTER_WORDS = { leave: '收下后留在原处', move: '收下后移到「已收」' } as const;

/** Something that needs a folder to be watched. SCAN_NO_FOLDER. */
function watched<T>(
  { open }: UserContext,
  work: (choice: ScanChoice) => Promise<Result<T>>,
): Promise<Result<T>> | Result<T> {
  const choice = readScanChoice(open.store);
  return choice === null ? fail('SCAN_NO_FOLDER') : work(choice);
}

async function choose(context: UserContext): Promise<Result<{ folder: string | null }>> {
  const { host, open, clock, newId } = context;
  const chosen = await host.chooseFolder('选择扫描仪存放文件的文件夹');
  if (!chosen.ok) return chosen;
  if (chosen.value === null) return ok({ folder: null });
  // The dialog may stand open over a lock.
  if (!isStillOpen(context)) return fail('LOCKED');
  const { path } = chosen.value;
  const after = readScanChoice(open.store)?.after ?? 'leave';
  writeScanChoice(open.store, open.actor, { folder: path, after, since: clock.now(), salt: newId() }, path);
  return ok({ folder: path });
}

export const scanHandlers: Pick<Handlers<Context>, Names> = {
  'scan/choice': unlocked(({ open }) => {
    const choice = readScanChoice(open.store);
    return ok({ choice: choice === null ? null : { folder: choice.folder, after: choice.after, since: choice.since } });
  }),
  'scan/choose': unlocked(choose),
  'scan/after': unlocked((context, { after }) =>
    watched(context, (choice) => {
      const { store, actor } = context.open;
      if (choice.after !== after) writeScanChoice(store, actor, { ...choice, after }, AFTER_WORDS[after]);
      return Promise.resolve(ok({}));
    }),
  ),
  'scan/forget': unlocked((context) =>
    watched(context, (choice) => {
      writeScanChoice(context.open.store, context.open.actor, { ...choice, folder: null }, '不再使用扫描文件夹');
      return Promise.resolve(ok({}));
    }),
  ),
  'scan/list': unlocked((context) => watched(context, (choice) => context.scans.list(choice))),
  'scan/open': unlocked((context, { key }) => watched(context, (choice) => context.scans.open(choice, key))),
  'scan/taken': unlocked((context, { key }) =>
    watched(context, async (choice) => ok({ isMoved: await context.scans.taken(choice, key) })),
  ),
};
