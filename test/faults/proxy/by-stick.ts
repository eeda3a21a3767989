import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lane } from './lane.ts';

/** Carries batches and their papers to the county on a stick, has it read them, and brings back what receipts it wrote. */
export async function byStick({ pc, site, stick }: Lane, seqs: readonly number[]): Promise<void> {
  const [there, back] = [join(stick, 'there'), join(stick, 'back')];
  for (const folder of [there, back]) mkdirSync(folder, { recursive: true });
  for (const seq of seqs) {
    const { fileName, bytes } = pc.batches[seq - 1] ?? { fileName: '', bytes: null };
    if (bytes !== null) writeFileSync(join(there, fileName), bytes);
    for (const papers of pc.papers.files.filter((file) => file.seq === seq))
      writeFileSync(join(there, papers.fileName), papers.bytes);
  }
  await site.type('import', there, '--to', back);
  for (const name of readdirSync(back)) pc.takeReceipt(readFileSync(join(back, name)));
  rmSync(stick, { recursive: true });
}
