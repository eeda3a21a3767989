import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runOrder } from '../../../county/orders/run-order.ts';
import { testCounty } from './sample-batch.ts';

/** When the county of the tests signs, unless a test says otherwise. */
export const SIGNED_AT = '2023-10-20T10:00:00+08:00';

/** A folder of the county with its secret key in it, and its order tool. */
export function orderDesk(county = testCounty()) {
  const folder = mkdtempSync(join(tmpdir(), 'aid-order-'));
  const place = (name: string): string => join(folder, name);
  writeFileSync(place('secret.json'), JSON.stringify(county.secretFile));
  const run = (args: readonly string[], now = SIGNED_AT) => {
    const [out, err]: [string[], string[]] = [[], []];
    const code = runOrder(args, {
      out: (text) => out.push(text),
      err: (text) => err.push(text),
      resolve: place,
      packsFolder: '',
      now: () => now,
    });
    return { code, out: out.join('\n'), err: err.join('\n') };
  };
  return {
    county,
    run,
    write: (name: string, text: string) => writeFileSync(place(name), text),
    read: (name: string) => readFileSync(place(name), 'utf8'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
