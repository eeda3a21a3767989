import { z } from 'zod';
import { settleAside } from '../books/commands/settle-aside.ts';
import { openContent } from '../intake/papers/open-content.ts';
import { type Amount, amountOf } from '../spool/quotas.ts';
import { askPapers, notePaperLook } from './ask-papers.ts';
import { dropSpare } from './drop-spare.ts';
import { noteLost } from './find-lost.ts';
import type { Papers, PapersKey, TakenPapers } from './papers.ts';
import { type PapersAsking, readCasePapers, readLines, readPapersCase } from './papers-rows.ts';
import { findBatch, knownPart, takePapers, type TakingPapers } from './take-papers.ts';

const keyRow = z.object({ device: z.string(), seq: z.number(), hash: z.string() });

/** The papers over the books and the spool that holds their bytes. */
export function papersOver(taking: TakingPapers): Papers {
  const { county, keeper, spool, secret, seal } = taking;
  const { database } = keeper;
  const asking: PapersAsking = { county, connection: database, seal };
  const readers = new Set<string>();

  async function takeEach(keys: readonly PapersKey[]): Promise<readonly TakenPapers[]> {
    const taken: TakenPapers[] = [];
    const faults: unknown[] = [];
    for (const key of keys)
      try {
        taken.push(await takePapers(taking, key));
      } catch (fault) {
        // One that cannot be read must not keep those of other PCs waiting.
        faults.push(fault);
      }
    if (faults.length > 0) throw new AggregateError(faults, `${faults.length} files of papers could not be taken`);
    return taken;
  }

  async function takeAll(): Promise<readonly TakenPapers[]> {
    const rows = await database.rows(keyRow, 'select device, seq, hash from papers_known where county = $1', [county]);
    const known = new Set(rows.map(nameOf));
    const taken = await takeEach((await spool.list()).filter((key) => !known.has(nameOf(key))));
    await noteLost(taking);
    return taken;
  }

  async function takeWaiting(device: string | null): Promise<readonly TakenPapers[]> {
    return takeEach(
      await database.rows(
        keyRow,
        `select w.device, w.seq, w.hash from papers_waiting w join batch b using (county, device, seq)
          where w.county = $1 and ($2::text is null or w.device = $2) and b.is_readable order by w.device, w.seq, w.hash`,
        [county, device],
      ),
    );
  }

  async function waiting({ device, seq, hash }: PapersKey): Promise<Amount | null> {
    const batch = await findBatch(database, county, { device, seq });
    if (batch?.is_readable === true) return null;
    const rows = await database.rows(
      keyRow,
      `select device, seq, hash from papers_waiting
        where county = $1 and device = $2 and not (seq = $3 and hash = $4)`,
      [county, device, seq, hash],
    );
    return amountOf(spool, rows);
  }

  async function scrub(): Promise<number> {
    const damaged = await spool.scrub();
    for (const key of damaged) await spool.forget(key);
    await noteLost(taking);
    await dropSpare(taking);
    return damaged.length;
  }

  const content: Papers['content'] = async (record, sha256) => {
    const found = await readPapersCase(asking, record);
    if (found === null) return null;
    for (const each of await readLines(asking, found)) {
      if (each.isAbsent || !each.isHere || each.line.sha256 !== sha256) continue;
      const file = await spool.read({ device: found.device, seq: found.seq, hash: each.file });
      const bytes = file === null ? null : openContent(file, sha256, secret);
      if (bytes !== null) return { line: { ...each.line, receivedAt: each.at }, bytes };
    }
    return null;
  };

  return {
    spool,
    take: (key) => takePapers(taking, key),
    takeWaiting,
    waiting,
    takeAll,
    scrub,
    ofCase: async (record) => {
      const found = await readPapersCase(asking, record);
      return found === null ? null : readCasePapers(asking, found);
    },
    content,
    ask: askPapers(taking),
    settleAside: settleAside(
      taking,
      spool,
      async (connection, of, key) => (await knownPart(connection, of, key)) !== null,
    ),
    noteLook: notePaperLook(taking),
    noteReads: async (device) => {
      // Asked with every question of a PC, written once.
      if (readers.has(device)) return;
      await database.run('insert into papers_reader (county, device) values ($1, $2) on conflict do nothing', [
        county,
        device,
      ]);
      readers.add(device);
    },
  };
}

const nameOf = ({ device, seq, hash }: PapersKey): string => `${device}/${seq}/${hash}`;
