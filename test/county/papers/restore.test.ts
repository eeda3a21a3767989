import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startPostgres } from '../../support/postgres.ts';
import { applicationOf, deliver, enrol, pcOf } from '../decide/support/county.ts';
import { enrolment } from '../http/support/county-service.ts';
import { runToolWith } from '../service/support/county-process.ts';
import { prepareFolder } from '../service/support/prepare-folder.ts';
import { countyFolder } from '../service/support/running-county.ts';
import { sealed, testDevice } from '../support/sample-batch.ts';
import { casePapers, papersFile, papersItems } from './support/papers-of.ts';

const DEVICE = testDevice();

/** A PC with a sealed batch, and its papers in two files. */
function pcWithPapers(letter: string) {
  const pc = pcOf(letter);
  const record = applicationOf(pc.device.pc, 1);
  const batch = pc.seal(record);
  const shown = casePapers(record, pc.device.pc);
  const part = (number: 1 | 2) => {
    const [from, to] = [number - 1, number];
    const own = { lines: shown.lines.slice(from, to), contents: shown.contents.slice(from, to) };
    return papersFile(pc, batch, [own], { part: number, parts: 2 });
  };
  return { pc, first: part(1), second: part(2) };
}

describe('papers of a county that is put back from a backup', () => {
  let county: Awaited<ReturnType<typeof countyFolder>>;
  beforeEach(async () => {
    county = await countyFolder();
  });
  afterEach(() => county.remove());

  it('with its second journal: what came after the backup is known and gone, so the PC is asked for that alone', async () => {
    const copy = join(county.root, 'second');
    expect((await county.type('devices', '--journal-copy', copy)).code).toBe(0);
    let { county: open } = await county.start();
    const { pc, first, second } = pcWithPapers('A');
    await enrol(open.books, pc);
    await deliver(open, pc, 1);
    const take = async (file: typeof first) => {
      await open.papers.spool.put(file.key, file.bytes);
      return open.papers.take(file.key);
    };
    expect(await take(first)).toMatchObject({ outcome: 'taken' });
    const backups = join(county.root, 'backups');
    expect((await county.type('backup', backups)).code).toBe(0);
    expect(await take(second)).toMatchObject({ outcome: 'taken' });
    await county.stop();

    const [name = ''] = await readdir(backups);
    const place = join(county.root, 'restored');
    const keys = join(county.folder, 'keys');
    const from = ['restore', join(backups, name), '--keys', keys, '--folder', place, '--journal-copy', copy];
    expect(await county.type(...from)).toMatchObject({ code: 0, err: '' });
    ({ county: open } = await county.start(place));
    const wanted = async () =>
      (await papersItems(open, pc)).flatMap((item) => (item.kind === 'papers-wanted' ? [item.part] : []));
    await expect.poll(wanted).toEqual([2]);
    const record = { batch: (await open.books.queries.batches({}))[0]?.batch ?? 0, place: 0 };
    expect(await open.papers.ofCase(record)).toMatchObject({ here: 1, parts: 2, papers: [{}] });
    expect(await take(second)).toMatchObject({ outcome: 'taken', isNew: true });
    expect(await open.papers.ofCase(record)).toMatchObject({ here: 2, parts: 2, papers: [{}, {}] });
  }, 180_000);
});

describe('papers of a county on PostgreSQL', () => {
  it('go into its backup and come back into another database or into a folder, byte for byte', async () => {
    const root = await mkdtemp(join(tmpdir(), 'aid-papers-pg-'));
    const servers = await Promise.all([startPostgres(), startPostgres()]);
    const envOf = (server: number): NodeJS.ProcessEnv => ({ DATABASE_URL: servers[server]?.url });
    try {
      const [node, stick, backups] = [join(root, 'node'), join(root, 'stick'), join(root, 'backups')];
      await prepareFolder(node);
      await mkdir(stick);
      const made = await runToolWith(envOf(0), node, 'make-code', DEVICE.pc);
      const code = /登记码　([\w-]+)/.exec(made.out)?.[1]?.replaceAll('-', '') ?? '';
      await writeFile(join(stick, 'a.json'), JSON.stringify(enrolment(DEVICE, { code })));
      expect(await runToolWith(envOf(0), node, 'enrol', join(stick, 'a.json'))).toMatchObject({ code: 0 });
      const record = applicationOf(DEVICE.pc, 1);
      const batch = sealed({ device: DEVICE, records: [record] }, 'batch');
      const shown = casePapers(record, 'papers');
      const pc = { device: DEVICE } as Parameters<typeof papersFile>[0]; // Only the device is asked for.
      const file = papersFile(pc, { seq: 1, hash: batch.hash }, [shown]);
      for (const { fileName, bytes } of [batch, file]) await writeFile(join(stick, fileName), bytes);
      expect((await runToolWith(envOf(0), node, 'import', stick)).out).toContain('1 个材料文件，1 个读入');
      const done = await runToolWith(envOf(0), node, 'backup', backups);
      expect(done).toMatchObject({ code: 0 });
      expect(done.out).toContain('、1 个材料文件到');

      const [name = ''] = await readdir(backups);
      const from = ['restore', join(backups, name), '--keys', join(node, 'keys')];
      for (const [env, at] of [
        [envOf(1), join(root, 'new')],
        [{}, join(root, 'plain')],
      ] as const) {
        expect(await runToolWith(env, at, ...from)).toMatchObject({ code: 0 });
        expect(await runToolWith(env, at, 'scrub')).toMatchObject({ code: 0, err: '' });
        // The stick has nothing that is not there.
        expect((await runToolWith(env, at, 'import', stick)).out).toContain('的材料第 1 部分，以前已接收');
      }
      const held = join(root, 'plain', 'papers', 'whole', DEVICE.id, `00000001-${file.hash}.aidpapers`);
      expect((await readFile(held)).equals(Buffer.from(file.bytes))).toBe(true);
    } finally {
      for (const server of servers) await server.stop();
      await rm(root, { recursive: true, force: true });
    }
  }, 300_000);
});
