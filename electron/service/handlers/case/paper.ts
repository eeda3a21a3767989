import type { ChannelInput, ChannelOutput, Handlers } from '#shared/contract/index.ts';
import { isLetter, PRINT_TITLES } from '#shared/domain/paper-kind.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import { letterDocument } from '../../../print/letter-document.ts';
import { listDocument } from '../../../print/lists/list-document.ts';
import { paperDocument } from '../../../print/paper-document.ts';
import { usersOf } from '../../../store/vault/users/change-users.ts';
import type { Context } from '../../service-context.ts';
import { printRow } from '../../application/application-rows.ts';
import { candidates } from '../../paper/candidates.ts';
import { keepPrint } from '../../paper/keep-print.ts';
import { letterOf } from '../../paper/letters/letter-of.ts';
import { deskSheet } from '../../paper/lists/desk-sheet.ts';
import { listOf } from '../../paper/lists/list-of.ts';
import { listSheet } from '../../paper/lists/list-sheet.ts';
import { shortHashOf } from '../../paper/paper-facts.ts';
import { paperInput } from '../../paper/paper-input.ts';
import { printLog } from '../../paper/print-log.ts';
import { saveAll } from '../../paper/save-all.ts';
import { unlocked, type UserContext } from '../unlocked.ts';

type Names =
  | 'paper/make'
  | 'paper/makeList'
  | 'paper/exportList'
  | 'paper/exportDesk'
  | 'paper/open'
  | 'paper/save'
  | 'paper/saveAll'
  | 'paper/candidates'
  | 'paper/printers'
  | 'paper/print'
  | 'paper/log';
type Made = Promise<Result<ChannelOutput<'paper/make'>>>;

async function make(context: UserContext, { applicationId, kind, facts }: ChannelInput<'paper/make'>): Made {
  const { open, packs } = context;
  const record = open.store.applications.get(applicationId);
  if (record === null) return fail('NOT_FOUND');
  // What was settled is printed in the words of the very pack it was settled under.
  const frozen = open.store.settlements.of(applicationId);
  const pack = frozen === null ? packs.get(open.station.pack) : packs.getByHash(frozen.packId, frozen.packHash);
  if (!pack.ok) return pack;
  const printed = { kind, applicationId, about: '', revision: record.revision };
  if (isLetter(kind)) {
    const letter = letterOf(context, pack.value, record, kind, {
      limitOn: facts?.limitOn ?? null,
      windowPhone: facts?.windowPhone ?? '',
    });
    if (!letter.ok) return letter;
    const { isDraft } = letter.value.head;
    return keepPrint(context, letterDocument(letter.value, shortHashOf), { ...printed, isDraft });
  }
  const input = paperInput(context, pack.value, record, kind);
  if (!input.ok) return input;
  return keepPrint(context, paperDocument(kind, input.value), { ...printed, isDraft: input.value.isDraft });
}

async function makeList(context: UserContext, wish: ChannelInput<'paper/makeList'>): Made {
  const list = listOf(context, wish);
  if (!list.ok) return list;
  const { kind, number, isDraft } = list.value;
  const printed = { kind, isDraft, applicationId: null, about: number, revision: 1 };
  return keepPrint(context, listDocument(list.value, shortHashOf), printed);
}

export const paperHandlers: Pick<Handlers<Context>, Names> = {
  'paper/make': unlocked(make),
  'paper/makeList': unlocked(makeList),
  'paper/exportList': unlocked(async (context, wish) => {
    const list = listOf(context, wish);
    if (!list.ok) return list;
    const { kind, number } = list.value;
    const saved = await context.host.saveFile({
      suggestedName: `${PRINT_TITLES[kind]}-${number}.xlsx`,
      filterName: 'Excel 工作簿',
      extensions: ['xlsx'],
      bytes: await listSheet({ ...list.value, title: PRINT_TITLES[kind] }),
    });
    return saved.ok ? ok({ path: saved.value?.path ?? null }) : saved;
  }),
  'paper/exportDesk': unlocked(async (context, wanted) => {
    const sheet = deskSheet(context, wanted);
    if (!sheet.ok) return sheet;
    const saved = await context.host.saveFile({
      suggestedName: `${sheet.value.title}-${context.clock.today()}.xlsx`,
      filterName: 'Excel 工作簿',
      extensions: ['xlsx'],
      bytes: await listSheet(sheet.value),
    });
    return saved.ok ? ok({ path: saved.value?.path ?? null }) : saved;
  }),
  'paper/open': unlocked(({ open: { store } }, { printId }) => {
    const [print, bytes] = [store.prints.get(printId), store.prints.bytes(printId)];
    return print === null || bytes === null ? fail('NOT_FOUND') : ok({ print: printRow(print), bytes });
  }),
  'paper/save': unlocked(async ({ open: { store }, host }, { printId }) => {
    const [print, bytes] = [store.prints.get(printId), store.prints.bytes(printId)];
    if (print === null || bytes === null) return fail('NOT_FOUND');
    // The title and the time of making, never a name or number of a person.
    const madeAt = print.madeAt.slice(0, 16).replace(/[^\d]/g, '');
    const saved = await host.saveFile({
      suggestedName: `${print.title}-${madeAt}.pdf`,
      filterName: 'PDF 文件',
      extensions: ['pdf'],
      bytes,
    });
    return saved.ok ? ok({ path: saved.value?.path ?? null }) : saved;
  }),
  'paper/saveAll': unlocked((context, { printIds }) => saveAll(context, printIds)),
  'paper/candidates': unlocked(({ open: { store } }, scope) => candidates(store, scope)),
  'paper/printers': unlocked(async ({ host }) => {
    const found = await host.printers();
    return found.ok ? ok({ printers: [...found.value.printers] }) : found;
  }),
  'paper/print': unlocked(async ({ host }, { printer }) => {
    // A printer that went would leave the pages in a queue nobody looks at.
    const found = await host.printers();
    if (!found.ok) return found;
    if (!found.value.printers.some(({ name }) => name === printer)) return fail('NO_SUCH_PRINTER', { printer });
    const sent = await host.print(printer);
    return sent.ok ? ok({}) : sent;
  }),
  'paper/log': unlocked(({ open: { store, vault } }, { filter, from, most }) => {
    const { rows, total } = printLog(store, filter, from, most);
    return ok({ rows: [...rows], total, users: usersOf(vault).map(({ name }) => name) });
  }),
};
