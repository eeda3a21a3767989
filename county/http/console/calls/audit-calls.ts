import { entryWords } from '../audit/entry-words.ts';
import { kindsOf } from '../audit/kinds-of.ts';
import type { ConsoleHandlers } from '../caller.ts';

const PAGE = 100;
/** What is done at the machine itself, not by a user. */
const AT_THE_MACHINE = 'cli';
const MACHINE_WORDS = '服务器命令';

/** Who did what when, as the journal has it. */
export const auditCalls: Pick<ConsoleHandlers, 'audit'> = {
  audit: async ({ group, user, from, to, before }, { service }) => {
    const { books } = service;
    const [found, users, devices] = await Promise.all([
      books.queries.history({
        most: PAGE + 1,
        ...(group === null ? {} : { kinds: kindsOf(group) }),
        ...(user === null ? {} : { by: user }),
        ...(from === null ? {} : { from }),
        ...(to === null ? {} : { to }),
        ...(before === null ? {} : { before }),
      }),
      books.users(),
      books.devices(),
    ]);
    const names = new Map([
      ...devices.map(({ device, pc }) => [device, pc] as const),
      ...users.map(({ user: id, name }) => [id, name] as const),
      [AT_THE_MACHINE, MACHINE_WORDS] as const,
    ]);
    const nameOf = (id: string): string => names.get(id) ?? id;
    const rows = found.slice(0, PAGE);
    return {
      rows: rows.map((row) => ({
        n: row.n,
        at: row.at,
        by: nameOf(row.by),
        words: entryWords(row, nameOf),
        record: row.about.record ?? null,
        number: row.about.number ?? null,
      })),
      next: found.length > PAGE ? (rows.at(-1)?.n ?? null) : null,
      people: [
        ...users.map(({ user: id, name }) => ({ user: id, name })),
        { user: AT_THE_MACHINE, name: MACHINE_WORDS },
      ],
    };
  },
};
