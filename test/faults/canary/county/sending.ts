import { pcOf } from '../../../county/decide/support/county.ts';
import { contentsOf, scanLine, sealedPapers } from '../../../county/intake/papers/sample-papers.ts';
import { papersPc } from '../../../county/papers/support/papers-pc.ts';
import { httpPc } from '../../../county/service/support/http-pc.ts';
import { sealed } from '../../../county/support/sample-batch.ts';
import type { CountyPeople, SentCanary } from './county-people.ts';

export const PC = pcOf('A');
/** Is put out of use. */
export const OTHER = pcOf('B');
type Batch = ReturnType<typeof sealed>;

/** Sends people to a county: all but the last in batches with their papers, and the first one once more as another content under its number. */
export async function sendPeople(
  address: string,
  { sent }: CountyPeople,
  seen: (step: string) => void,
): Promise<{ readonly half: () => Promise<void>; readonly feed: () => Promise<unknown> }> {
  const { device } = PC;
  const http = httpPc(device, () => address);
  await http.logIn();
  const papers = papersPc(() => address, http.token);
  const sealOne = ({ record }: SentCanary, seq: number, prevHash: string | null, label: string): Batch =>
    sealed({ device, records: [record], seq, prevHash }, label);

  async function send(batch: Batch): Promise<number> {
    await http.create(batch);
    await http.patch(batch, 0, batch.bytes.length);
    for (;;) {
      const { status } = await http.receipt(batch);
      if (status !== 202) return status;
    }
  }

  let prevHash: string | null = null;
  for (const [at, person] of sent.slice(0, -1).entries()) {
    const batch: Batch = sealOne(person, at + 1, prevHash, `canary ${at}`);
    if ((await send(batch)) !== 200) throw new Error(`Batch ${at + 1} was not taken`);
    seen('county: batches');
    prevHash = batch.hash;
    await papers.send(papersOf(person, { seq: at + 1, hash: batch.hash }));
    seen('county: papers');
  }
  const [first] = sent;
  if (first === undefined || (await send(sealOne(first, 1, null, 'forked'))) !== 409)
    throw new Error('Another content under the same number was taken');
  seen('county: quarantine');
  return {
    feed: http.feed,
    /** Half of the last person's batch. */
    half: async () => {
      const [last] = sent.slice(-1);
      if (last === undefined) return;
      const batch = sealOne(last, sent.length, prevHash, 'half');
      await http.create(batch);
      await http.patch(batch, 0, Math.floor(batch.bytes.length / 2));
      seen('county: half a batch');
    },
  };
}

/** A scan in which a person can be read, and which is called after them. */
function papersOf({ record, form }: SentCanary, batch: { readonly seq: number; readonly hash: string }) {
  const { name, idNumber, address } = form.person;
  const content = Buffer.from(`%PDF-1.4\n${name} ${idNumber} ${address}\n`);
  const { number, revision } = record.application;
  const line = { ...scanLine(content, 'application/pdf', { number }), revision, name: `${name}.pdf` };
  const file = {
    papers: [line],
    absent: [],
    contents: contentsOf(content),
    batch,
    part: 1,
    parts: 1,
    device: PC.device,
  };
  const { bytes, hash } = sealedPapers(file, `papers ${batch.seq}`);
  return { bytes, key: { seq: batch.seq, hash } };
}
