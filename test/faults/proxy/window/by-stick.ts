import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Violation } from '../../support/violation.ts';
import type { Lane } from '../run/lane.ts';
import type { Service } from '../run/restarting.ts';

/** Carries batches and their papers to the county on a stick, has it read them, and brings back what it wrote. */
export async function byStick({ pc, site, stick }: Lane, service: Service, seqs: readonly number[]): Promise<void> {
  const [there, back] = [join(stick, 'there'), join(stick, 'back')];
  for (const folder of [there, back]) mkdirSync(folder, { recursive: true });
  const epoch = pc.epoch();
  await pc.toStick(there, seqs);
  await service.alone('a stick that is read', () => site.type('import', there, '--to', back));
  const [skipped] = await pc.fromStick(back);
  // Read before the county was put back, and heard of that over the line meanwhile.
  if (skipped !== undefined && pc.epoch() === epoch) throw new Violation(`${skipped.name}: ${skipped.why}`);
  rmSync(stick, { recursive: true });
}
