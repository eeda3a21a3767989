import { booked, refuse } from '../books/books-refusal.ts';
import { askRole } from '../books/commands/desk-facts.ts';
import { readRecord } from '../books/commands/read-record.ts';
import { readDevice } from '../books/keep/read-device.ts';
import type { Papers } from './papers.ts';
import { readCasePapers, readPapersCase } from './papers-rows.ts';
import type { TakingPapers } from './take-papers.ts';

/** Asks a PC for the papers of a case, once until something comes. */
export const askPapers =
  ({ county, keeper, seal, now, newId }: TakingPapers): Papers['ask'] =>
  (record, by) =>
    keeper.change(async ({ connection, note }) => {
      const refusal = await askRole(connection, county, by, 'approver');
      if (refusal !== null) return refusal;
      const asking = { county, connection, seal };
      const [known, found] = [await readRecord(connection, county, record), await readPapersCase(asking, record)];
      if (known === null || found === null) return refuse('unknown_record');
      const device = await readDevice(connection, county, found.device);
      if (device === null || device.revokedAt !== null) return refuse('revoked');
      const { here, parts, askedAt, canSend } = await readCasePapers(asking, found);
      if (!canSend) return refuse('papers_unable', { pc: device.pc });
      if (parts > 0 && here === parts) return refuse('papers_here');
      if (askedAt !== null) return refuse('papers_asked', { pc: device.pc });
      await note({ kind: 'papers-asked', at: now(), by, id: newId(), record, ...known.about, seq: found.seq });
      return booked(null);
    });

/** Notes that somebody opened a paper of a case. */
export const notePaperLook =
  ({ county, keeper, now }: TakingPapers): Papers['noteLook'] =>
  ({ batch, place }, paper, by) =>
    keeper.change(async ({ connection, note }) => {
      const known = await readRecord(connection, county, { batch, place });
      if (known === null) return refuse('unknown_record');
      const { number, revision } = known.about.subject;
      await note({ kind: 'paper-looked', at: now(), by, record: { batch, place }, number, revision, paper });
      return booked(null);
    });
