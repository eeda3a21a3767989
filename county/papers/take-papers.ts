import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type PaperLine, papersIndexSchema } from '#shared/protocol/papers/papers-index.ts';
import type { Desk, Keeper } from '../books/keep/keeper.ts';
import { noteOutrun } from '../books/keep/outrun.ts';
import { readDevice, type KnownDevice } from '../books/keep/read-device.ts';
import type { Connection } from '../db/database.ts';
import { type OpenedPapers, openPapers } from '../intake/papers/open-papers.ts';
import { papersRefusalText } from '../intake/papers/papers-refusal.ts';
import type { CountySecret } from '../keys/county-secret.ts';
import type { CountySeal } from '../seal/county-seal.ts';
import type { Spool } from '../spool/spool.ts';
import { comparePart } from './compare-parts.ts';
import { dropAgain } from './drop-again.ts';
import { paperSealPlace } from './fold-papers.ts';
import type { PapersKey, TakenPapers } from './papers.ts';
import { refusedPapers, type TakePapersCode } from './papers-aside.ts';

/** What taking papers needs besides the books. */
export type TakingPapers = {
  readonly county: string;
  readonly keeper: Keeper;
  /** That of papers. */
  readonly spool: Spool;
  readonly secret: CountySecret;
  readonly seal: CountySeal;
  readonly now: () => string;
  readonly newId: () => string;
};

/** Files that one part may come in: each is a line of the journal for ever, and no PC makes more than a few. */
const MOST_FILES_OF_PART = 30;

/**
 * Takes one whole file of the papers' spool; asked again it gives the same answer. Nothing is told before it is synced. It never
 * keeps a batch waiting: its batch comes first.
 */
export async function takePapers(taking: TakingPapers, key: PapersKey): Promise<TakenPapers> {
  const { county, keeper, spool, secret } = taking;
  const { database } = keeper;
  const device = await readDevice(database, county, key.device);
  if (device === null) return { outcome: 'unknown_device' };
  if (device.revokedAt !== null) return { outcome: 'revoked' };
  const known = await knownPart(database, county, key);
  if (known !== null) return { outcome: 'taken', taken: { seq: key.seq, part: known, hash: key.hash }, isNew: false };
  const bytes = await spool.read(key);
  if (bytes === null) return missing(taking, key);
  if (createHash('sha256').update(bytes).digest('hex') !== key.hash) {
    // The spool's bytes changed under it: they go, so that the PC can send them again.
    await spool.forget(key);
    await stopWaiting(taking, key);
    return { outcome: 'missing' };
  }
  const opened = openPapers(bytes, secret, device.deviceKey);
  if (!opened.ok) return refuse(taking, key, opened.refusal.code, { text: papersRefusalText(opened.refusal) });
  const { value } = opened;
  const fault = findFault(value, key, device);
  if (fault !== null) return refuse(taking, key, fault, { isStill: (now) => findFault(value, key, now) === fault });
  const batch = await findBatch(database, county, key);
  if (batch === null || !batch.is_readable) return wait(taking, key);
  const strange =
    batch.hash === value.header.batchHash ? await findStranger(database, county, batch.batch, value) : 'other_batch';
  if (strange !== null) return refuse(taking, key, strange);
  return note(taking, key, value, bytes.length);
}

/** What the file and its address do not say alike. */
function findFault({ header }: OpenedPapers, key: PapersKey, device: KnownDevice): TakePapersCode | null {
  if (header.device !== key.device || header.batchSeq !== key.seq) return 'other_address';
  return [device.pc, ...device.formerPcs].includes(header.pc) ? null : 'other_name';
}

const batchRow = z.object({ batch: z.number(), hash: z.string(), is_readable: z.boolean() });

/** The batch that papers belong to, as far as it is in the books; null: it is not. */
export async function findBatch(
  connection: Connection,
  county: string,
  { device, seq }: Pick<PapersKey, 'device' | 'seq'>,
) {
  const [row] = await connection.rows(
    batchRow,
    'select batch, hash, is_readable from batch where county = $1 and device = $2 and seq = $3',
    [county, device, seq],
  );
  return row ?? null;
}

/** Papers of an application that is not in the batch are nobody's. */
async function findStranger(
  connection: Connection,
  county: string,
  batch: number,
  { index }: OpenedPapers,
): Promise<TakePapersCode | null> {
  const rows = await connection.rows(
    z.object({ number: z.string(), revision: z.number() }),
    'select number, revision from record where county = $1 and batch = $2',
    [county, batch],
  );
  const there = new Set(rows.map(({ number, revision }) => `${number}/${revision}`));
  const isThere = [...index.papers, ...index.absent].every(({ number, revision }) =>
    there.has(`${number}/${revision}`),
  );
  return isThere ? null : 'other_case';
}

const partRow = z.object({ hash: z.string(), is_here: z.boolean() });

/** Notes a sound file of a batch that is here: as new, as more of what came, or as the same in another file. */
async function note(taking: TakingPapers, key: PapersKey, opened: OpenedPapers, length: number): Promise<TakenPapers> {
  const { county, keeper, spool, newId, now } = taking;
  const { header, index } = opened;
  const { device, seq, hash } = key;
  const { part, parts, batchHash } = header;
  const done = await keeper.change(
    async (desk): Promise<{ readonly taken: TakenPapers; readonly drop: string | null } | null> => {
      const taken = { seq, part, hash };
      // Made when it is sent, so it knows of a later epoch than the header of its batch can.
      await noteOutrun({ county, now }, desk, device, { epoch: header.epochSeen, received: 0, feed: 0 });
      // Another node was faster.
      if ((await knownPart(desk.connection, county, key)) !== null)
        return { taken: { outcome: 'taken', taken, isNew: false }, drop: null };
      // Put aside while this node read it: nothing is acknowledged that is not in its place.
      if ((await spool.size(key)) === null) return null;
      const [before] = await desk.connection.rows(
        partRow,
        'select hash, is_here from papers_part where county = $1 and device = $2 and seq = $3 and part = $4',
        [county, device, seq, part],
      );
      if ((await countFiles(desk.connection, county, key, part)) >= MOST_FILES_OF_PART)
        return { taken: refusedPapers('too_often'), drop: null };
      const relation =
        before?.is_here === true
          ? comparePart(await linesOf(taking, desk.connection, key, part), index.papers)
          : 'more';
      const said = { at: now(), by: device, id: newId(), device, seq, part, hash } as const;
      switch (relation) {
        case 'same':
          await desk.note({ ...said, kind: 'papers-again' });
          return { taken: { outcome: 'taken', taken, isNew: true }, drop: hash };
        case 'more': {
          const { papers, absent } = index;
          await desk.note({ ...said, kind: 'papers', batchHash, parts, bytes: length, papers, absent });
          return {
            taken: { outcome: 'taken', taken, isNew: true },
            drop: before?.is_here === true ? before.hash : null,
          };
        }
        case 'other':
          await alarm(taking, desk, key, 'papers_fork');
          return { taken: { outcome: 'fork' }, drop: null };
      }
    },
  );
  if (done === null) return takePapers(taking, key);
  if (done.taken.outcome === 'refused') return refuse(taking, key, done.taken.code);
  if (done.taken.outcome === 'fork') return setAside(taking, key, 'papers_fork', done.taken);
  await stopWaiting(taking, key);
  // Contents that another file holds as well; what a crash leaves of this is never taken again.
  if (done.drop !== null) await dropAgain(spool, { ...key, hash: done.drop });
  return done.taken;
}

/** In how many files a part has come. */
async function countFiles(connection: Connection, county: string, key: PapersKey, part: number): Promise<number> {
  const [row] = await connection.rows(
    z.object({ files: z.number() }),
    'select count(*) as files from papers_known where county = $1 and device = $2 and seq = $3 and part = $4',
    [county, key.device, key.seq, part],
  );
  return row?.files ?? 0;
}

/** The part that this very file was acknowledged as; null when it was not. */
export async function knownPart(connection: Connection, county: string, key: PapersKey): Promise<number | null> {
  const [row] = await connection.rows(
    z.object({ part: z.number() }),
    'select part from papers_known where county = $1 and device = $2 and seq = $3 and hash = $4',
    [county, key.device, key.seq, key.hash],
  );
  return row?.part ?? null;
}

const paperLine = papersIndexSchema.shape.papers.element;

/** What a part shows by what came before. */
async function linesOf(
  { county, seal }: TakingPapers,
  connection: Connection,
  { device, seq }: PapersKey,
  part: number,
): Promise<readonly PaperLine[]> {
  const rows = await connection.rows(
    z.object({ i: z.number(), sealed: z.instanceof(Uint8Array) }),
    `select i, sealed from paper where county = $1 and device = $2 and seq = $3 and part = $4 and not is_absent order by i`,
    [county, device, seq, part],
  );
  return rows.map(({ i, sealed }) =>
    paperLine.parse(JSON.parse(seal.open(paperSealPlace(county, device, seq, part, i), sealed))),
  );
}

/** Not in the spool: it never came, or lies in quarantine for a reason. */
async function missing(taking: TakingPapers, key: PapersKey): Promise<TakenPapers> {
  const { spool } = taking;
  await stopWaiting(taking, key);
  const code = await spool.quarantined(key);
  if (code === 'papers_fork') return { outcome: 'fork' };
  return code === null ? { outcome: 'missing' } : refusedPapers(code);
}

async function wait(taking: TakingPapers, key: PapersKey): Promise<TakenPapers> {
  const { county, keeper } = taking;
  await keeper.database.run(
    'insert into papers_waiting (county, device, seq, hash) values ($1, $2, $3, $4) on conflict do nothing',
    [county, key.device, key.seq, key.hash],
  );
  return { outcome: 'waiting', waitsFor: key.seq };
}

const stopWaiting = ({ county, keeper }: TakingPapers, { device, seq, hash }: PapersKey): Promise<number> =>
  keeper.database.run('delete from papers_waiting where county = $1 and device = $2 and seq = $3 and hash = $4', [
    county,
    device,
    seq,
    hash,
  ]);

/** It was read of tables that another node may have changed: asked again where nobody else changes them. */
async function refuse(
  taking: TakingPapers,
  key: PapersKey,
  code: string,
  { text, isStill = () => true }: { readonly text?: string; readonly isStill?: (device: KnownDevice) => boolean } = {},
): Promise<TakenPapers> {
  const { county, keeper } = taking;
  const isNoted = await keeper.change(async (desk) => {
    const device = await readDevice(desk.connection, county, key.device);
    if (device === null || !isStill(device) || (await knownPart(desk.connection, county, key)) !== null) return false;
    await alarm(taking, desk, key, code);
    return true;
  });
  return isNoted ? setAside(taking, key, code, refusedPapers(code, text)) : takePapers(taking, key);
}

/** Moves the file alone in the county, after its alarm is synced. What was taken meanwhile stays in its place, and is answered. */
async function setAside(taking: TakingPapers, key: PapersKey, code: string, taken: TakenPapers): Promise<TakenPapers> {
  const { county, keeper, spool } = taking;
  const isAside = await keeper.change(async ({ connection }) => {
    if ((await knownPart(connection, county, key)) !== null) return false;
    await spool.quarantine(key, code);
    return true;
  });
  if (!isAside) return takePapers(taking, key);
  await stopWaiting(taking, key);
  return taken;
}

/** Once for the same file, until people have seen to it. */
async function alarm(
  { county, now, newId }: TakingPapers,
  desk: Desk,
  { device, seq, hash }: PapersKey,
  refusal: string,
): Promise<void> {
  const there = await desk.connection.rows(
    z.object({ n: z.number() }),
    `select n from alarm where county = $1 and alarm = 'papers' and device = $2 and seq = $3 and hash = $4 and settled is null`,
    [county, device, seq, hash],
  );
  if (there.length > 0) return;
  await desk.note({ kind: 'alarmed', at: now(), by: device, id: newId(), alarm: 'papers', device, seq, hash, refusal });
}
