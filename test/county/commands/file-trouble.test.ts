import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileTrouble } from '../../../county/commands/file-trouble.ts';
import { SpoolFullError } from '../../../county/spool/spool.ts';
import { enrolment } from '../http/support/county-service.ts';
import { countyFolder } from '../service/support/running-county.ts';
import { testDevice } from '../support/sample-batch.ts';

const failed = (code: string): Error => Object.assign(new Error(`${code}: write`), { code });

describe('what keeps a file from being written', () => {
  it.each([
    ['ENOTCONN', 'U 盘可能已拔出'],
    ['ENODEV', 'U 盘可能已拔出'],
    ['EIO', 'U 盘可能已拔出，或磁盘已损坏'],
    ['EROFS', '只读'],
    ['EFBIG', '放不下'],
    ['ENOSPC', '磁盘已满'],
  ])('is told in a sentence that says what to do: %s', (code, words) => {
    expect(fileTrouble(failed(code))).toMatch(new RegExp(`${words}.*请`, 'u'));
  });

  it('is told when there was no room, which has an error of its own', () => {
    expect(fileTrouble(new SpoolFullError('No room', { cause: failed('ENOSPC') }))).toBe(fileTrouble(failed('ENOSPC')));
  });

  it('is nothing else: a fault of the program stays one', () => {
    expect([fileTrouble(failed('EBADF')), fileTrouble(new RangeError('x')), fileTrouble(null)]).toEqual([
      null,
      null,
      null,
    ]);
  });
});

describe('an export to a place that is no folder', () => {
  const device = testDevice();
  let county: Awaited<ReturnType<typeof countyFolder>>;
  beforeEach(async () => {
    county = await countyFolder();
    await mkdir(join(county.root, 'stick'));
  });
  afterEach(() => county.remove());

  it('is told in the same sentence with and without the service, which goes on', async () => {
    await county.start();
    const code =
      /登记码　([\w-]+)/.exec((await county.type('make-code', device.pc)).out)?.[1]?.replaceAll('-', '') ?? '';
    const request = join(county.root, 'stick', 'a.aidenrol.json');
    await writeFile(request, JSON.stringify(enrolment(device, { code })));
    expect((await county.type('enrol', request)).err).toBe('');

    const served = await county.type('export-feed', '--to', join(request, 'out'));
    expect([served.code, served.err]).toEqual([2, '✗ 路径里有一段是文件，不是文件夹。请核对路径。']);
    expect((await county.type('devices')).out).toContain(device.pc);
    await county.stop();
    expect(await county.type('export-feed', '--to', join(request, 'out'))).toEqual(served);
  });
});
