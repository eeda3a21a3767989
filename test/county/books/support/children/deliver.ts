import { createHash } from 'node:crypto';
import { writeSync } from 'node:fs';
import { deliver } from '../../../decide/support/county.ts';
import { nodeOf, sealedPc } from '../node-of.ts';

/**
 * One node that takes every batch of some PCs: `deliver PLACE COUNT LETTERS [backwards]`. A line for each receipt, as soon as it
 * was given: letter, number, SHA-256 of the file.
 */
const [place = '', count = '0', letters = '', order] = process.argv.slice(2);
const node = await nodeOf(place);
writeSync(1, 'ready\n');
const pcs = [...letters].map((letter) => ({ letter, pc: sealedPc(letter, Number(count)) }));
const numbers = Array.from({ length: Number(count) }, (_, at) => at + 1);
await node.books.takeAll();
for (const seq of order === 'backwards' ? numbers.toReversed() : numbers)
  for (const { letter, pc } of pcs) {
    const taken = await deliver(node, pc, seq);
    if (taken.outcome !== 'receipt') continue;
    writeSync(1, `${letter} ${seq} ${createHash('sha256').update(taken.file).digest('hex')}\n`);
  }
await node.close();
writeSync(1, 'done\n');
