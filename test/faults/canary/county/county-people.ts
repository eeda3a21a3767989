import type { RecordContent } from '#shared/protocol/batch/batch-record.ts';
import { applicationOf } from '../../../county/decide/support/county.ts';
import { type Canary, canary } from '../people.ts';

/** An invented person as a window sends them. */
export type SentCanary = Canary & { readonly record: RecordContent };

/** The people of one county's walk, and every string that may lie readable nowhere. */
export type CountyPeople = {
  /** Each has a batch of their own. */
  readonly sent: readonly SentCanary[];
  /** Stands in a roster alone. */
  readonly listed: Canary['form']['person'];
  /** A user of the console. */
  readonly user: string;
  /** What the county's people write, each in another place. */
  readonly words: {
    readonly returned: string;
    readonly comment: string;
    readonly takenBack: string;
    readonly dropped: string;
    readonly restored: string;
    readonly revoked: string;
  };
  readonly strings: readonly string[];
};

/** People whose applications are sent. */
const SENT = 8;

export function countyPeople(pc: string): CountyPeople {
  const sent = Array.from({ length: SENT }, (_, at) => sentCanary(pc, at, at + 1));
  const wordsOf = (at: number): string => canary(SENT + at).form.note;
  const words = {
    returned: wordsOf(0),
    comment: wordsOf(1),
    takenBack: wordsOf(2),
    dropped: wordsOf(3),
    restored: wordsOf(4),
    revoked: wordsOf(5),
  };
  const listed = canary(SENT + 6).form.person;
  const user = canary(SENT + 7).form.person.name;
  const strings = [
    ...sent.flatMap((each) => each.strings),
    ...Object.values(words),
    listed.name,
    listed.idNumber,
    user,
  ];
  return { sent, listed, user, words, strings };
}

/** The `index`-th person, with the `n`-th settled application of a PC. */
function sentCanary(pc: string, index: number, n: number): SentCanary {
  const own = canary(index);
  const { person, account, note, identities } = own.form;
  const [visit] = own.form.visits;
  const { idNumber, name, phone, address, village } = person;
  const settled = applicationOf(pc, n, {
    person: { idNumber, name },
    holder: account.holder,
    bill: visit?.bill.number ?? '',
  });
  const record: RecordContent = {
    ...settled,
    application: { ...settled.application, note },
    person: { ...settled.person, phone, address, village },
    account: { kind: 'passbook', holder: account.holder, bank: account.bank, number: account.number },
    identities: settled.identities.map((each) => ({ ...each, source: identities[0]?.source ?? '' })),
    visits: settled.visits.map((each) => ({ ...each, diagnosis: visit?.diagnosis ?? '' })),
  };
  return { ...own, record };
}
