import { z } from 'zod';
import { type AbsentLine, type PaperLine, papersIndexSchema } from '#shared/protocol/papers/papers-index.ts';
import type { RecordRef } from '../books/events.ts';
import type { Connection } from '../db/database.ts';
import type { CountySeal } from '../seal/county-seal.ts';
import { paperSealPlace } from './fold-papers.ts';
import type { CasePaper, CasePapers } from './papers.ts';

/** What reading the rows of papers needs. */
export type PapersAsking = { readonly county: string; readonly connection: Connection; readonly seal: CountySeal };

const caseRow = z.object({ device: z.string(), seq: z.number(), number: z.string(), revision: z.number() });
/** Whose papers: a revision of an application in a batch of a PC. */
export type PapersCase = z.infer<typeof caseRow>;

/** The case behind a record of the books; null: there is none. */
export async function readPapersCase(
  { connection, county }: PapersAsking,
  { batch, place }: RecordRef,
): Promise<PapersCase | null> {
  const [row] = await connection.rows(
    caseRow,
    'select device, seq, number, revision from record where county = $1 and batch = $2 and place = $3',
    [county, batch, place],
  );
  return row ?? null;
}

const lineRow = z.object({
  part: z.number(),
  i: z.number(),
  is_absent: z.boolean(),
  is_here: z.boolean(),
  hash: z.string(),
  at: z.string(),
  sealed: z.instanceof(Uint8Array),
});
const partsRow = z.object({
  here: z.number(),
  parts: z.number(),
  asked_at: z.string().nullable(),
  can_send: z.boolean(),
});

const { papers: paperLines, absent: absentLines } = papersIndexSchema.shape;

/** A line with the file that holds it; `isHere`: the file is in the spool as far as the books know. */
type FoundLine = { readonly file: string; readonly isHere: boolean; readonly at: string } & (
  { readonly isAbsent: false; readonly line: PaperLine } | { readonly isAbsent: true; readonly line: AbsentLine }
);

/** Every line of a case, in the order of the parts. */
export async function readLines(
  { connection, county, seal }: PapersAsking,
  { device, seq, number, revision }: PapersCase,
): Promise<readonly FoundLine[]> {
  const rows = await connection.rows(
    lineRow,
    `select p.part, p.i, p.is_absent, f.is_here, f.hash, f.at, p.sealed
       from paper p join papers_part f using (county, device, seq, part)
      where p.county = $1 and p.device = $2 and p.seq = $3 and p.number = $4 and p.revision = $5 order by p.part, p.i`,
    [county, device, seq, number, revision],
  );
  return rows.map(({ part, i, is_absent, is_here, hash, at, sealed }) => {
    const line: unknown = JSON.parse(seal.open(paperSealPlace(county, device, seq, part, i), sealed));
    const where = { file: hash, isHere: is_here, at };
    return is_absent
      ? { ...where, isAbsent: true, line: absentLines.element.parse(line) }
      : { ...where, isAbsent: false, line: paperLines.element.parse(line) };
  });
}

/** What the county has of the papers of one case. */
export async function readCasePapers(asking: PapersAsking, found: PapersCase): Promise<CasePapers> {
  const { connection, county } = asking;
  const { device, seq } = found;
  const [row] = await connection.rows(
    partsRow,
    `select (select count(*) from papers_part where county = $1 and device = $2 and seq = $3 and is_here) as here,
            coalesce((select max(parts) from papers_part where county = $1 and device = $2 and seq = $3), 0) as parts,
            (select a.at from papers_ask a where a.county = $1 and a.device = $2 and a.seq = $3
               and not exists (select 1 from papers_part p where p.county = a.county and p.device = a.device
                                 and p.seq = a.seq and p.n > a.n)) as asked_at,
            (exists (select 1 from papers_part where county = $1 and device = $2)
              or exists (select 1 from papers_reader where county = $1 and device = $2)) as can_send`,
    [county, device, seq],
  );
  if (row === undefined) throw new TypeError('A question without an answer');
  const lines = await readLines(asking, found);
  const papers: CasePaper[] = [];
  const absent: AbsentLine[] = [];
  for (const each of lines)
    if (each.isAbsent) absent.push(each.line);
    else if (each.isHere) papers.push({ ...each.line, receivedAt: each.at });
  return {
    papers,
    absent,
    here: row.here,
    parts: row.parts,
    askedAt: row.asked_at,
    canSend: row.can_send,
  };
}
