import { mkdirSync } from 'node:fs';
import { instantOf } from '#shared/instant.ts';
import type { SyncProgress } from '#shared/contract/sync.ts';
import { signedEnrolSchema } from '#shared/protocol/sync/enrol.ts';
import type { OpenCounty } from '../../../../county/config/open-county.ts';
import { signEnrolled } from '../../../../county/enrol/sign-enrolled.ts';
import type { Open } from '../../../../electron/service/session/session-state.ts';
import type { Station } from '../../../../electron/service/session/station.ts';
import { enrolRequest, readEnrolment, takeEnrolled } from '../../../../electron/service/sync/line/enrolment.ts';
import { lineMemory } from '../../../../electron/service/sync/line/line-memory.ts';
import { writePapersToStick } from '../../../../electron/service/sync/papers/stick-papers.ts';
import { readStick, writeToStick } from '../../../../electron/service/sync/stick.ts';
import { syncRound } from '../../../../electron/service/sync/sync-round.ts';
import { countyCalls } from '../../../../electron/sync/county/county-calls.ts';
import type { CountyLine } from '../../../../electron/sync/county/county-request.ts';
import { LineFault } from '../../../../electron/sync/county/line-fault.ts';
import { applicationOf } from '../../../county/decide/support/county.ts';
import { testCounty } from '../../../county/support/sample-batch.ts';
import { makeKeys, newSeeds, vaultOfSeeds } from '../../../store/support/keys.ts';
import { ACTOR, valueOf } from '../../../store/support/test-env.ts';
import { addPapers, confirm } from './confirm.ts';
import { openTables } from './open-tables.ts';
import { sealNext } from './seal-next.ts';
import { tablesOf } from './tables-of.ts';

const COUNTY = testCounty();
/** When everything is sealed: the settlements are of that year. */
const SEALED_AT = Date.UTC(2023, 9, 20, 8, 30);

/** A process that is there no more, at some moment that a seed chose. */
export class Died extends Error {}

/** What becomes of an open session: a rule taken out on purpose. */
export type Wrap = (open: Open) => Open;

/** A clerk's PC on a disk of its own. */
export type LinePc = ReturnType<typeof linePc>;

/** The product's own store, vault, files and meetings with the county; only its applications come from nowhere. */
export function linePc(lane: number, dataDir: string, wrap: Wrap = (open) => open) {
  const townshipCode = `2105020${String(lane + 1).padStart(2, '0')}`;
  const pc = `${townshipCode}-A`;
  const station: Station = {
    townshipName: '测试镇',
    townshipCode,
    pcLetter: 'A',
    pack: 'benxi-2023',
    county: COUNTY.key,
    singlePerson: null,
    formerLetters: [],
  };
  let [clock, ids, applications] = [SEALED_AT, 0, 0];
  const env = {
    dataDir,
    sqliteBinding: process.env['AID_SQLITE_BINDING'] ?? '',
    now: () => instantOf(clock),
    newId: () => `0191a000-0000-7000-8${String(lane).padStart(3, '0')}-${String(++ids).padStart(12, '0')}`,
  };
  mkdirSync(dataDir, { recursive: true });
  const seeds = newSeeds();
  makeKeys(env, seeds);

  const unlock = () => {
    const vault = vaultOfSeeds(env, seeds);
    const { store, writer } = openTables(env, vault);
    return { open: { vault, store, station, actor: ACTOR } satisfies Open, writer };
  };
  let session = unlock();
  let isUp = true;
  let memory = lineMemory();
  /** How often the session is asked for before the process dies; null: it lives. */
  let life: number | null = null;
  let running: { readonly stop: AbortController; readonly ended: Promise<unknown> } | null = null;
  let job: Promise<unknown> = Promise.resolve();

  /** Seals the next batch, of so many applications; with their papers when asked. Gives its number. */
  async function seal(count: number, withPapers: boolean): Promise<number> {
    clock = SEALED_AT;
    const { open, writer } = session;
    const records = Array.from({ length: count }, () => applicationOf(pc, ++applications));
    for (const record of records) {
      confirm(writer, record);
      if (withPapers) addPapers(open.store, record);
    }
    return sealNext({ open, dataDir, pc, county: COUNTY.key, records, now: env.now() });
  }

  /** The session for whoever began in it; throws what ends him. */
  function stillOpen(mine: typeof session, signal: AbortSignal): Open {
    if (life !== null && --life <= 0) throw new Died(`${pc} died`);
    if (signal.aborted || session !== mine) throw new LineFault('COUNTY_CANCELLED');
    return wrap(mine.open);
  }

  /** Opens from what the disk keeps. */
  function startAgain(): void {
    life = null;
    close();
    session = unlock();
    isUp = true;
    memory = lineMemory();
  }

  function close(): void {
    if (!isUp) return;
    isUp = false;
    session.open.store.close();
    session.open.vault.close();
  }

  /** One meeting with the county. Throws `LineFault`, and `Died` when it was opened again since. */
  async function meet(line: CountyLine, patience: AbortSignal, onProgress: (at: SyncProgress) => void): Promise<void> {
    await job;
    const enrolled = readEnrolment(session.open);
    if (enrolled === null) throw new Error(`${pc} is not registered`);
    const stop = new AbortController();
    const [mine, signal] = [session, AbortSignal.any([stop.signal, patience])];
    let ms = 0;
    const ended = syncRound({
      dataDir,
      calls: countyCalls,
      line,
      enrolled,
      memory,
      elapsedMs: () => (ms += 100),
      call: { signal, now: env.now },
      open: () => stillOpen(mine, signal),
      onProgress,
      onChange: () => undefined,
    }).catch((thrown: unknown) => {
      if (thrown instanceof Died) startAgain();
      throw thrown;
    });
    running = { stop, ended: ended.catch(() => undefined) };
    await ended.finally(() => (running = null));
  }

  /** Somebody stands there with a stick: a meeting makes room, as the sync desk of the product has it. */
  function alone<T>(work: (open: Open) => Promise<T>): Promise<T> {
    const done = job.then(async () => {
      running?.stop.abort();
      await running?.ended;
      return work(wrap(session.open));
    });
    job = done.catch(() => undefined);
    return done;
  }

  return {
    pc,
    device: () => session.open.vault.deviceId,
    seal,
    meet,
    /** Sets its clock, which may decide nothing. */
    setClock: (ms: number) => {
      clock = ms;
    },
    /** Registers, as with a letter on a stick: how that goes over a line is not what is tried here. */
    register: async ({ books }: OpenCounty) => {
      const code = String(lane).padStart(20, '0');
      await books.makeCode({ code, pc, until: '2099-01-01T00:00:00.000+08:00', by: 'cli' });
      const { request } = signedEnrolSchema.parse(JSON.parse(valueOf(enrolRequest(session.open, code, env.now()))));
      const enrolled = await books.enrol(request);
      if (!enrolled.ok) throw new Error(enrolled.refusal.code);
      valueOf(takeEnrolled(session.open, JSON.stringify(signEnrolled(enrolled.value, COUNTY.secret))));
    },
    /** Exports batches and their papers. */
    toStick: (folder: string, seqs: readonly number[]) =>
      alone(async ({ store, actor }) => {
        const batches = store.batches.list().filter(({ seq }) => seqs.includes(seq));
        const marked = ({ id }: { readonly id: string }) => store.batches.markExported(actor, id);
        valueOf(await writeToStick(dataDir, folder, batches, () => undefined, marked));
        const order = {
          dataDir,
          folder,
          batches,
          now: env.now(),
          open: () => session.open,
          onProgress: () => undefined,
        };
        valueOf(await writePapersToStick(order));
      }),
    /** Imports what the county wrote; gives what was not taken. */
    fromStick: (folder: string) =>
      alone(
        async (open) =>
          valueOf(
            await readStick(
              () => open,
              folder,
              () => undefined,
            ),
          ).skipped,
      ),
    /** Its process is gone after so many looks at the session from now; null: not by itself. */
    dieIn: (looks: number | null) => {
      life = looks;
    },
    ...tablesOf(pc, () => session.open),
    close,
  };
}
