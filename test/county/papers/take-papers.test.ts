import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openContent } from '../../../county/intake/papers/open-content.ts';
import { FORMS } from '../db/support/databases.ts';
import { absentScan, samplePng, scanLine } from '../intake/papers/sample-papers.ts';
import { applicationOf, deliver, enrol, pcOf, siteOf, type OpenSite, type Site } from '../decide/support/county.ts';
import { casePapers, deliverPapers, papersFile, papersItems } from './support/papers-of.ts';

describe.each(FORMS)('papers of batches taken at the county in %s', (form) => {
  let site: Site;
  let open: OpenSite;
  beforeAll(async () => {
    site = await siteOf(form);
    open = await site.open();
  });
  afterAll(async () => {
    await open.close();
    await site.remove();
  });

  let made = 0;
  /** A registered PC with one sealed batch of one case. */
  async function newPc() {
    // Only letters that a code may have: of I, L, O and U two PCs would get one code.
    const pc = pcOf('ABCDEFGHJKMNPQRSTVWXYZ'.charAt(made++));
    await enrol(open.books, pc);
    const record = applicationOf(pc.device.pc, 1);
    const batch = pc.seal(record);
    return { pc, record, batch, shown: casePapers(record, pc.device.pc) };
  }
  const recordOf = async (device: string) => {
    const [batch] = await open.books.queries.batches({ device, most: 1 });
    return { batch: batch?.batch ?? 0, place: 0 };
  };

  it('acknowledges a part in the feed once it is noted, shows it with its case and gives back its very bytes', async () => {
    const { pc, batch, shown } = await newPc();
    await deliver(open, pc, 1);
    const file = papersFile(pc, batch, [shown], { parts: 2 });
    const taken = { seq: 1, part: 1, hash: file.hash };
    expect(await deliverPapers(open, file)).toEqual({ outcome: 'taken', taken, isNew: true });
    expect(await papersItems(open, pc)).toMatchObject([{ kind: 'papers', batchSeq: 1, part: 1, hash: file.hash }]);
    const record = await recordOf(pc.device.id);
    expect(await open.papers.ofCase(record)).toMatchObject({
      papers: shown.lines.map(({ sha256, media }) => ({ sha256, media })),
      absent: [],
      here: 1,
      parts: 2,
      canSend: true,
    });
    for (const [i, bytes] of shown.contents.entries()) {
      const content = await open.papers.content(record, shown.lines[i]?.sha256 ?? '');
      expect(Buffer.from(content?.bytes ?? []).equals(Buffer.from(bytes))).toBe(true);
    }
    expect(await open.papers.content(record, 'ab'.repeat(32))).toBeNull();
    // Sent again: the same answer, nothing more in the feed.
    expect(await deliverPapers(open, file)).toEqual({ outcome: 'taken', taken, isNew: false });
    expect(await papersItems(open, pc)).toHaveLength(1);
  });

  it('keeps papers that come before their batch, and takes them when it is here', async () => {
    const { pc, batch, shown } = await newPc();
    const file = papersFile(pc, batch, [shown]);
    expect(await deliverPapers(open, file)).toEqual({ outcome: 'waiting', waitsFor: 1 });
    expect(await papersItems(open, pc)).toEqual([]);
    expect(await open.papers.takeWaiting(pc.device.id)).toEqual([]);
    await deliver(open, pc, 1);
    expect(await open.papers.takeWaiting(pc.device.id)).toMatchObject([{ outcome: 'taken', isNew: true }]);
    expect(await papersItems(open, pc)).toHaveLength(1);
    expect(await open.papers.takeWaiting(pc.device.id)).toEqual([]);
  });

  it('takes a part in thirty files at most: whoever goes on making new ones does not fill the journal', async () => {
    const { pc, batch, shown } = await newPc();
    await deliver(open, pc, 1);
    for (let n = 1; n <= 30; n++)
      expect(await deliverPapers(open, papersFile(pc, batch, [shown], { label: `file ${n}` }))).toMatchObject({
        outcome: 'taken',
      });
    const refused = papersFile(pc, batch, [shown], { label: 'file 31' });
    expect(await deliverPapers(open, refused)).toMatchObject({ outcome: 'refused', code: 'too_often' });
    expect(await open.papers.spool.quarantined(refused.key)).toBe('too_often');
    // What was acknowledged stays.
    expect(await open.papers.ofCase(await recordOf(pc.device.id))).toMatchObject({ here: 1 });
  });

  it('acknowledges the same part in another file without keeping it twice, and lets one that shows more take its place', async () => {
    const { pc, batch, record, shown } = await newPc();
    await deliver(open, pc, 1);
    const first = papersFile(pc, batch, [shown], { absent: [{ ...absentScan, ...whoseOf(record) }] });
    await deliverPapers(open, first);
    const again = papersFile(pc, batch, [shown], { label: 'made again' });
    expect(await deliverPapers(open, again)).toMatchObject({
      outcome: 'taken',
      taken: { hash: again.hash },
      isNew: true,
    });
    expect((await open.papers.spool.list()).filter(({ device }) => device === pc.device.id)).toEqual([first.key]);
    const png = samplePng();
    const more = {
      lines: [...shown.lines, { ...scanLine(png, 'image/png'), ...whoseOf(record) }],
      contents: [...shown.contents, png],
    };
    const larger = papersFile(pc, batch, [more]);
    expect(await deliverPapers(open, larger)).toMatchObject({ outcome: 'taken', isNew: true });
    expect((await open.papers.spool.list()).filter(({ device }) => device === pc.device.id)).toEqual([larger.key]);
    expect(await open.papers.ofCase(await recordOf(pc.device.id))).toMatchObject({ papers: more.lines, absent: [] });
    expect((await papersItems(open, pc)).map((item) => 'hash' in item && item.hash)).toEqual([
      first.hash,
      again.hash,
      larger.hash,
    ]);
  });

  it('refuses a part that came before with other contents; the first counts and nothing of the batch changes', async () => {
    const { pc, batch, record, shown } = await newPc();
    await deliver(open, pc, 1);
    await deliverPapers(open, papersFile(pc, batch, [shown]));
    const other = papersFile(pc, batch, [casePapers(record, 'something else')]);
    expect(await deliverPapers(open, other)).toEqual({ outcome: 'fork' });
    expect(await open.papers.take(other.key)).toEqual({ outcome: 'fork' });
    expect(await open.papers.spool.quarantined(other.key)).toBe('papers_fork');
    expect(await open.papers.ofCase(await recordOf(pc.device.id))).toMatchObject({ papers: shown.lines });
    expect((await open.books.queries.alarms()).filter(({ device }) => device === pc.device.id)).toMatchObject([
      { alarm: 'papers', refusal: 'papers_fork' },
    ]);
  });

  it.each([
    ['of another batch under that number', 'other_batch'],
    ['of a case that is not in the batch', 'other_case'],
  ] as const)('refuses papers %s, and sets them aside', async (_what, code) => {
    const { pc, batch, record, shown } = await newPc();
    await deliver(open, pc, 1);
    const file =
      code === 'other_batch'
        ? papersFile(pc, { ...batch, hash: 'ff'.repeat(32) }, [shown])
        : papersFile(pc, batch, [casePapers({ ...record, application: { ...record.application, revision: 9 } }, 'x')]);
    expect(await deliverPapers(open, file)).toMatchObject({ outcome: 'refused', code });
    expect(await open.papers.spool.quarantined(file.key)).toBe(code);
    expect(await papersItems(open, pc)).toEqual([]);
    expect(await open.papers.take(file.key)).toMatchObject({ outcome: 'refused', code });
  });

  it('does not show a paper whose file was cut short or changed on the disk since', async () => {
    const { pc, batch, shown } = await newPc();
    await deliver(open, pc, 1);
    const file = papersFile(pc, batch, [shown]);
    await deliverPapers(open, file);
    const record = await recordOf(pc.device.id);
    const sha256 = shown.lines[0]?.sha256 ?? '';
    const { secret } = open.books;
    const sealed = Buffer.from(file.bytes);
    expect(openContent(sealed, sha256, secret)).not.toBeNull();
    const start = 10 + sealed.readUInt32BE(6) + 64;
    for (const left of [0, 1, 9, start - 1, start, start + 1, start + 15, start + 16, sealed.length - 1])
      expect(openContent(sealed.subarray(0, left), sha256, secret)).toBeNull();
    for (let at = 0; at < sealed.length; at += 1) {
      // The signature and the hash of the whole were asked when it was taken; every other bit is sealed.
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      const content = openContent(changed, sha256, secret);
      if (content !== null) expect(Buffer.from(content)).toEqual(Buffer.from(shown.contents[0] ?? []));
    }
    expect(await open.papers.content(record, sha256)).not.toBeNull();
  });

  it('counts what waits for its batch until it is taken, and puts aside what has another name', async () => {
    const { pc, batch, record, shown } = await newPc();
    const files = ['one', 'two'].map((label) => papersFile(pc, batch, [shown], { label }));
    for (const file of files) await deliverPapers(open, file);
    const before = pc.device.pc;
    const stranger = { ...pc, device: { ...pc.device, pc: '210502009-Z' } };
    const named = papersFile(stranger, batch, [casePapers(record, before)]);
    expect(await deliverPapers(open, named)).toMatchObject({ outcome: 'refused', code: 'other_name' });
    const ofNext = { ...named.key, seq: 2 };
    expect((await open.papers.waiting(named.key))?.files).toBe(2);
    expect((await open.papers.waiting(files[0]?.key ?? named.key))?.files).toBe(1);
    expect(await open.papers.spool.quarantined(named.key)).toBe('other_name');
    await deliver(open, pc, 1);
    // Papers of a batch that is here would not wait, whatever else does.
    expect(await open.papers.waiting(named.key)).toBeNull();
    expect((await open.papers.waiting(ofNext))?.files).toBe(2);
    await open.papers.takeWaiting(pc.device.id);
    expect((await open.papers.waiting(ofNext))?.files).toBe(0);
    await open.papers.spool.drop(named.key);
    expect(await open.papers.take(named.key)).toEqual({ outcome: 'missing' });
  });

  it('learns from papers of a batch sealed before that their PC has seen a later epoch', async () => {
    const { pc, batch, shown } = await newPc();
    await deliver(open, pc, 1);
    const { epoch } = await open.books.progress(pc.device.id);
    const file = papersFile(pc, batch, [shown], { epochSeen: epoch + 1 });
    expect(await deliverPapers(open, file)).toMatchObject({ outcome: 'taken' });
    expect(await open.books.outrun()).toMatchObject({ pc: pc.device.pc, seen: { epoch: epoch + 1 } });
    await open.books.raiseEpoch({ reason: '这里是正在用的', by: 'cli', atLeast: 0 });
    expect(await open.books.outrun()).toBeNull();
  });

  it('refuses damaged papers whole, and takes no batch out of its order because of them', async () => {
    const { pc, batch, shown } = await newPc();
    const file = papersFile(pc, batch, [shown]);
    const bytes = Uint8Array.from(file.bytes);
    bytes[bytes.length - 20] = (bytes[bytes.length - 20] ?? 0) ^ 1;
    const { createHash } = await import('node:crypto');
    const key = { ...file.key, hash: createHash('sha256').update(bytes).digest('hex') };
    expect(await deliverPapers(open, { key, bytes })).toMatchObject({ outcome: 'refused', code: 'body_changed' });
    expect(await deliver(open, pc, 1)).toMatchObject({ outcome: 'receipt' });
    expect(await deliverPapers(open, file)).toMatchObject({ outcome: 'taken' });
  });

  it('takes nothing of a PC that is not registered or was put out of use', async () => {
    const { pc, batch, shown } = await newPc();
    await deliver(open, pc, 1);
    await open.books.revoke({ device: pc.device.id, reason: '换新电脑', by: 'cli' });
    const file = papersFile(pc, batch, [shown]);
    expect(await deliverPapers(open, file)).toEqual({ outcome: 'revoked' });
    expect(await open.papers.take({ ...file.key, device: 'nobody' })).toEqual({ outcome: 'unknown_device' });
  });

  it('asks again for a part whose file is gone or damaged, and acknowledges it anew when it comes', async () => {
    const { pc, batch, shown } = await newPc();
    await deliver(open, pc, 1);
    const file = papersFile(pc, batch, [shown]);
    await deliverPapers(open, file);
    await open.papers.spool.forget(file.key);
    await open.papers.takeAll();
    await open.papers.takeAll();
    const record = await recordOf(pc.device.id);
    expect(await open.papers.ofCase(record)).toMatchObject({ papers: [], here: 0, parts: 1 });
    expect(await deliverPapers(open, file)).toMatchObject({ outcome: 'taken', isNew: true });
    expect((await papersItems(open, pc)).map(({ kind }) => kind)).toEqual(['papers', 'papers-wanted', 'papers']);
    expect(await open.papers.ofCase(record)).toMatchObject({ papers: shown.lines, here: 1 });
  });

  it('throws away at night what another file holds as well, and never the file that is kept', async () => {
    const { pc, batch, shown } = await newPc();
    await deliver(open, pc, 1);
    const first = papersFile(pc, batch, [shown]);
    const again = papersFile(pc, batch, [shown], { label: 'made again' });
    for (const file of [first, again, again]) await deliverPapers(open, file);
    const files = async () => (await open.papers.spool.list()).filter(({ device }) => device === pc.device.id);
    expect(await files()).toHaveLength(2);
    await open.papers.scrub();
    expect(await files()).toEqual([first.key]);
    expect(await open.papers.spool.quarantined(again.key)).toBeNull();
    const content = await open.papers.content(await recordOf(pc.device.id), shown.lines[0]?.sha256 ?? '');
    expect(content?.bytes).toHaveLength(shown.lines[0]?.bytes ?? 0);
    expect(await papersItems(open, pc)).toHaveLength(2);
  });

  it('keeps the other file of a part when the one it relied on is gone', async () => {
    const { pc, batch, shown } = await newPc();
    await deliver(open, pc, 1);
    const first = papersFile(pc, batch, [shown]);
    const again = papersFile(pc, batch, [shown], { label: 'made again' });
    for (const file of [first, again, again]) await deliverPapers(open, file);
    await open.papers.spool.forget(first.key);
    await open.papers.scrub();
    expect((await open.papers.spool.list()).filter(({ device }) => device === pc.device.id)).toEqual([again.key]);
    await open.papers.takeAll();
    expect(await open.papers.ofCase(await recordOf(pc.device.id))).toMatchObject({ papers: shown.lines, here: 1 });
  });

  it('comes to the same tables and feeds when they are made again from the journal', async () => {
    const { pc, batch, shown } = await newPc();
    await deliver(open, pc, 1);
    await deliverPapers(open, papersFile(pc, batch, [shown]));
    const before = [await papersItems(open, pc), await open.papers.ofCase(await recordOf(pc.device.id))];
    await open.books.rebuild();
    expect([await papersItems(open, pc), await open.papers.ofCase(await recordOf(pc.device.id))]).toEqual(before);
    await open.close();
    open = await site.open();
    expect([await papersItems(open, pc), await open.papers.ofCase(await recordOf(pc.device.id))]).toEqual(before);
  });

  it('takes what a crash left whole in the spool when it starts', async () => {
    const { pc, batch, shown } = await newPc();
    await deliver(open, pc, 1);
    const file = papersFile(pc, batch, [shown]);
    await open.papers.spool.put(file.key, file.bytes);
    await open.close();
    open = await site.open();
    expect(await open.papers.takeAll()).toContainEqual({
      outcome: 'taken',
      taken: { seq: 1, part: 1, hash: file.hash },
      isNew: true,
    });
    expect(await papersItems(open, pc)).toHaveLength(1);
  });
});

const whoseOf = ({ application: { number, revision } }: ReturnType<typeof applicationOf>) => ({ number, revision });
