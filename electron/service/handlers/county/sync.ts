import type { ChannelOutput, Handlers } from '#shared/contract/index.ts';
import type { CountyCaseView } from '#shared/contract/sync.ts';
import { errorText } from '#shared/errors.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import type { BatchSummary } from '../../../store/records/batch-record.ts';
import type { CountyCaseRecord } from '../../../store/records/county-record.ts';
import { enrolOnline, tryLine } from '../../../sync/county/county-client.ts';
import { LineFault } from '../../../sync/county/line-fault.ts';
import type { Context } from '../../service-context.ts';
import type { Open } from '../../session/session-state.ts';
import { pcNameOf } from '../../session/station.ts';
import { questionsOf } from '../../assess/policy/form-questions.ts';
import { caseView, unansweredViews } from '../../sync/case-views.ts';
import { correctCase } from '../../sync/correct-case.ts';
import { checkLine, readCertificate, readLine, writeLine } from '../../sync/line/county-line.ts';
import { enrolRequest, takeEnrolled } from '../../sync/line/enrolment.ts';
import { feedItemView, fileOf } from '../../sync/feed-items.ts';
import { nextKeyView, takeNextKey } from '../../sync/line/next-key.ts';
import { writePapersToStick } from '../../sync/papers/stick-papers.ts';
import { readStick, writeToStick } from '../../sync/stick.ts';
import type { Job } from '../../sync/sync-desk.ts';
import { syncState } from '../../sync/sync-state.ts';
import { unlocked, type UserContext } from '../unlocked.ts';

type Names = Extract<keyof Handlers<Context>, `sync/${string}`>;

/** The session after a wait; LOCKED when another one, or none, is open by then. */
function openAgain({ session, open }: UserContext): Result<Open> {
  const now = session.current();
  return now !== null && now.vault === open.vault ? ok(now) : fail('LOCKED');
}

/** The same where there is no result to give it in. */
function openNow(context: UserContext): Open {
  const open = openAgain(context);
  if (!open.ok) throw new LineFault(open.error.code);
  return open.value;
}

const viewsOf = (open: Open, said: readonly CountyCaseRecord[]): CountyCaseView[] =>
  said.flatMap((each) => caseView(open.store, each) ?? []);

async function saveFile(
  { host }: Pick<Context, 'host'>,
  file: { readonly name: string; readonly extension: string; readonly filterName: string; readonly bytes: Uint8Array },
): Promise<Result<{ readonly path: string | null }>> {
  const saved = await host.saveFile({
    suggestedName: file.name,
    filterName: file.filterName,
    extensions: [file.extension],
    bytes: file.bytes,
  });
  return saved.ok ? ok({ path: saved.value?.path ?? null }) : saved;
}

type Exported = ChannelOutput<'sync/export'>;

/** What the papers came to: a stick that is full of batches is no failure of the batches. */
async function exportPapers(
  context: UserContext,
  folder: string,
  batches: readonly BatchSummary[],
  { onProgress, call: { signal } }: Job,
): Promise<NonNullable<Exported['papers']>> {
  const { dataDir } = context.env;
  const open = (): Open => openNow(context);
  const now = context.clock.now();
  const papers = await writePapersToStick({ dataDir, folder, batches, now, open, onProgress, signal });
  return papers.ok ? { ...papers.value, problem: null } : { written: 0, left: 0, problem: errorText(papers.error) };
}

async function exportBatches(
  context: UserContext,
  ids: readonly string[],
  papersOf: readonly string[] | undefined,
): Promise<Result<Exported>> {
  const all = context.open.store.batches.list();
  const chosenOf = (wanted: ReadonlySet<string>) => all.filter(({ id }) => wanted.has(id));
  const [wanted, alsoPapers] = [new Set(ids), new Set(papersOf)];
  const [batches, withPapers] = [chosenOf(wanted), chosenOf(alsoPapers)];
  if (batches.length !== wanted.size || withPapers.length !== alsoPapers.size) return fail('NOT_FOUND');
  const chosen = await context.host.chooseFolder('选择 U 盘，导出批次文件');
  if (!chosen.ok) return chosen;
  if (chosen.value === null) return ok({ folder: null, written: 0, left: 0 });
  const { path } = chosen.value;
  return context.sync.alone('export', async (job): Promise<Result<Exported>> => {
    const { dataDir } = context.env;
    const mark = ({ id }: BatchSummary): Result<unknown> => {
      const open = openAgain(context);
      return open.ok ? open.value.store.batches.markExported(open.value.actor, id) : open;
    };
    const written = await writeToStick(dataDir, path, batches, job.onProgress, mark, job.call.signal);
    if (!written.ok) return written;
    const done = { folder: path, written: written.value, left: batches.length - written.value };
    if (papersOf === undefined || done.left > 0) return ok(done);
    return ok({ ...done, papers: await exportPapers(context, path, withPapers, job) });
  });
}

async function importFiles(context: UserContext) {
  const chosen = await context.host.chooseFolder('选择 U 盘，导入县级的回执和反馈');
  if (!chosen.ok) return chosen;
  if (chosen.value === null) return ok({ folder: null, taken: [], skipped: [], others: 0 });
  const { path } = chosen.value;
  const read = await context.sync.alone('import', ({ onProgress }) =>
    readStick(() => openNow(context), path, onProgress),
  );
  if (!read.ok) return read;
  const open = openAgain(context);
  if (!open.ok) return open;
  const { taken, skipped } = read.value;
  open.value.store.audit.note(open.value.actor, 'sync.import', `采用 ${taken.length} 个，跳过 ${skipped.length} 个`);
  return read;
}

async function enrolNow(context: UserContext, code: string) {
  const line = readLine(context.open.store);
  if (line === null) return fail('COUNTY_NO_LINE');
  const request = enrolRequest(context.open, code, context.clock.now());
  if (!request.ok) return request;
  const answer = await context.sync.alone('call', async ({ call }) => ok(await enrolOnline(line, request.value, call)));
  if (!answer.ok) return answer;
  const open = openAgain(context);
  if (!open.ok) return open;
  const taken = takeEnrolled(open.value, answer.value);
  if (taken.ok) context.sync.sealed();
  return taken;
}

/** Of a registration what is shown. */
const shown = ({
  county,
  countyName,
  pc,
  enrolledAt,
}: {
  readonly county: string;
  readonly countyName: string;
  readonly pc: string;
  readonly enrolledAt: string;
}) => ({
  county,
  countyName,
  pc,
  enrolledAt,
});

export const syncHandlers: Pick<Handlers<Context>, Names> = {
  'sync/state': unlocked(({ open, sync, clock }) => ok(syncState(open, sync.notes(), clock.now()))),
  'sync/now': unlocked(({ open, sync }) => {
    const begun = sync.now(open);
    return begun.ok ? ok({}) : begun;
  }),
  'sync/cancel': unlocked(({ sync }) => {
    sync.cancel();
    return ok({});
  }),
  'sync/retry': unlocked(({ open, sync, emit }, { batchId }) => {
    if (open.store.batches.get(batchId) === null) return fail('NOT_FOUND');
    open.store.county.retry(open.actor, batchId);
    emit('sync/changed', {});
    const begun = sync.now(open);
    return begun.ok ? ok({}) : begun;
  }),
  'sync/readCertificate': unlocked((_context, { text }) => readCertificate(text)),
  'sync/setLine': unlocked(({ open, sync, emit }, { address, certificate }) => {
    const line = checkLine(address, certificate);
    if (!line.ok) return line;
    writeLine(open.store, open.actor, line.value);
    sync.sealed();
    emit('sync/changed', {});
    const read = certificate === '' ? null : readCertificate(certificate);
    return ok({ address: line.value.address, certificate: read?.ok === true ? read.value : null });
  }),
  'sync/testLine': unlocked(({ open, sync }, { address, certificate }) => {
    const line = checkLine(address, certificate);
    if (!line.ok) return line;
    return sync.alone('call', async ({ call }) => {
      await tryLine(line.value, open.vault.deviceId, call);
      return ok({});
    });
  }),
  'sync/enrol': unlocked(async (context, { code }) => {
    const enrolled = await enrolNow(context, code);
    if (enrolled.ok) context.emit('sync/changed', {});
    return enrolled.ok ? ok(shown(enrolled.value)) : enrolled;
  }),
  'sync/exportEnrol': unlocked((context, { code }) => {
    const { open, clock } = context;
    const request = enrolRequest(open, code, clock.now());
    if (!request.ok) return request;
    const name = `${pcNameOf(open.station)}.aidenrol.json`;
    const bytes = Buffer.from(request.value, 'utf8');
    return saveFile(context, { name, extension: 'json', filterName: '登记申请', bytes });
  }),
  'sync/importEnrolled': unlocked(({ open, sync, emit }, { text }) => {
    const taken = takeEnrolled(open, text);
    if (!taken.ok) return taken;
    sync.sealed();
    emit('sync/changed', {});
    return ok(shown(taken.value));
  }),
  'sync/export': unlocked((context, { batchIds, papersOf }) => exportBatches(context, batchIds, papersOf)),
  'sync/import': unlocked(importFiles),
  'sync/cases': unlocked(({ open, clock }, { batchId }) =>
    ok({
      now: clock.now(),
      rows: [...viewsOf(open, open.store.county.casesOf(batchId)), ...unansweredViews(open.store, batchId)],
      hasReceipt: open.store.county.receiptFile(batchId) !== null,
    }),
  ),
  'sync/case': unlocked(({ open }, { id }) => ok({ rows: viewsOf(open, open.store.county.casesOfApplication(id)) })),
  'sync/returned': unlocked(({ open }) => ok({ rows: viewsOf(open, open.store.county.returned()) })),
  'sync/correct': unlocked(({ open, packs, emit }, { id, revision }) => {
    const pack = packs.get(open.station.pack);
    if (!pack.ok) return pack;
    const corrected = correctCase(open, id, revision, questionsOf(pack.value));
    if (corrected.ok) emit('sync/changed', {});
    return corrected;
  }),
  'sync/saveReceipt': unlocked((context, { batchId }) => {
    const { store } = context.open;
    const [batch, bytes] = [store.batches.get(batchId), store.county.receiptFile(batchId)];
    if (batch === null || bytes === null) return fail('NOT_FOUND');
    const name = batch.fileName.replace(/^AID1-(.*)\.aidbatch$/, 'AIDR1-$1.aidreceipt');
    return saveFile(context, { name, extension: 'aidreceipt', filterName: '县级回执', bytes });
  }),
  'sync/items': unlocked(({ open }) =>
    ok({ rows: open.store.county.openItems().map((item) => feedItemView(item, open.vault.deviceId)) }),
  ),
  'sync/saveItem': unlocked((context, { id }) => {
    const found = context.open.store.county.item(id);
    const file = found === null ? null : fileOf(found.item);
    if (file === null) return fail('NOT_FOUND');
    const { name, extension } = file;
    return saveFile(context, { name, extension, filterName: '县级反馈', bytes: file.bytes() });
  }),
  'sync/nextKey': unlocked(({ open }, { id }) => nextKeyView(open, id)),
  'sync/takeKey': unlocked(({ session, open, sync, emit, clock }, { id, code }) => {
    const taken = takeNextKey({ session, open }, id, code, clock.now());
    if (!taken.ok) return taken;
    sync.sealed();
    emit('sync/changed', {});
    return ok({});
  }),
  'sync/settleItem': unlocked(({ open, emit }, { id }) => {
    open.store.county.settleItem(open.actor, id);
    emit('sync/changed', {});
    return ok({});
  }),
};
