import { generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { compilePack } from '#rules';
import { BENXI, PACK_FOLDERS } from '../../rules/support/benxi.ts';
import { assessed, confirmed, draft, reviewed } from '../support/desk.ts';
import { ownCase } from '../support/forms/invented-form.ts';
import {
  benxiAt,
  changedBenxi,
  chooseFile,
  COUNTY_KEY,
  installed,
  previewed,
  signed,
} from '../support/signed-packs.ts';
import { openWindow, setUp, testFolder, unlock, type Window } from '../support/window.ts';

let folder: ReturnType<typeof testFolder>;
let window: Window;

beforeEach(async () => {
  folder = testFolder();
  window = openWindow(folder.dataDir, folder.packsDir);
  await setUp(window, COUNTY_KEY);
});
afterEach(async () => {
  await window.close();
  folder.remove();
});

const hashInUse = async (): Promise<string | undefined> =>
  (await window.ask('policy/list', {})).packs.find(({ id }) => id === 'benxi-2023')?.hash;

describe('a signed file', () => {
  test('is shown with what it is, who signed it and how it differs, and nothing is installed yet', async () => {
    const preview = await previewed(window, signed(benxiAt('80%'), 2));
    expect(preview).toMatchObject({
      version: 2,
      signer: '清河县医疗保障局',
      pack: { id: 'benxi-2023', region: '本溪市', release: null },
      comparedWith: { isSameId: true },
      replacesInUse: true,
    });
    expect(preview.differences).toHaveLength(1);
    expect(preview.differences[0]).toMatchObject({ after: '80%' });
    expect(await hashInUse()).toBe(BENXI.hash);
  });

  test('installed takes the place of the pack before at once, and after a restart', async () => {
    const pack = benxiAt('80%');
    await installed(window, signed(pack, 2));
    expect(await hashInUse()).toBe(pack.hash);
    window = await window.restart();
    expect(await hashInUse()).toBe(BENXI.hash);
    await unlock(window);
    expect(await hashInUse()).toBe(pack.hash);
    const { packs } = await window.ask('policy/list', {});
    expect(packs[0]?.release).toMatchObject({ version: 2, installedBy: '窗口一' });
  });

  test('cannot be installed twice with one ticket, nor with one of before a lock', async () => {
    const preview = await previewed(window, signed(benxiAt('80%'), 2));
    const install = { ticket: preview.ticket, reason: '县里发的' };
    await window.ask('policy/install', install);
    expect(await window.refused('policy/install', install)).toMatchObject({ code: 'PACK_PREVIEW_GONE' });
    const next = await previewed(window, signed(benxiAt('81%'), 3));
    await window.ask('session/lock', {});
    await unlock(window);
    expect(await window.refused('policy/install', { ...install, ticket: next.ticket })).toMatchObject({
      code: 'PACK_PREVIEW_GONE',
    });
  });

  test('that the person does not choose after all leaves everything as it was', async () => {
    chooseFile(window, null);
    expect(await window.ask('policy/openFile', {})).toEqual({ preview: null });
  });
});

describe('a file is refused with the reason', () => {
  const open = async (bytes: Uint8Array) => {
    chooseFile(window, bytes);
    return window.refused('policy/openFile', {});
  };
  const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

  test('when nobody signed it', async () => {
    expect(await open(new TextEncoder().encode(compilePack(BENXI)))).toMatchObject({
      code: 'PACK_REFUSED',
      detail: { words: expect.stringContaining('没有签名') },
    });
  });

  test('when another key signed it', async () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    expect(await open(signed(benxiAt('80%'), 2, privateKey))).toMatchObject({
      code: 'PACK_REFUSED',
      detail: { words: expect.stringContaining('不在可信公钥之内') },
    });
  });

  test('when it was altered', async () => {
    const altered = text(signed(benxiAt('80%'), 2)).replace('80%', '90%');
    expect(await open(new TextEncoder().encode(altered))).toMatchObject({
      code: 'PACK_REFUSED',
      detail: { words: expect.stringContaining('改动') },
    });
  });

  test('when it is something else, or larger than any pack', async () => {
    expect(await open(Buffer.from('%PDF-1.4'))).toMatchObject({ code: 'PACK_REFUSED' });
    window.host.answer = async () => ({ ok: true, value: { name: 'x.aidpack', bytes: null } });
    expect(await window.refused('policy/openFile', {})).toMatchObject({ code: 'FILE_TOO_LARGE' });
  });

  test('when it is older, the same again, or another one under the same number', async () => {
    await installed(window, signed(benxiAt('80%'), 5));
    expect(await open(signed(benxiAt('70%'), 4))).toMatchObject({ code: 'PACK_OLDER', detail: { newest: 5 } });
    expect(await open(signed(benxiAt('80%'), 5))).toMatchObject({ code: 'PACK_KNOWN' });
    expect(await open(signed(benxiAt('70%'), 5))).toMatchObject({ code: 'PACK_FORKED' });
    expect(await hashInUse()).toBe(benxiAt('80%').hash);
  });

  test('when the pack itself is wrong, with what is wrong', async () => {
    const hollow = changedBenxi({ classes: [] });
    expect(await open(signed(hollow, 2))).toMatchObject({
      code: 'PACK_REFUSED',
      detail: { words: expect.stringContaining('政策包本身有错') },
    });
  });

  test('when the county has given no key for packs, before any dialog opens', async () => {
    const other = testFolder();
    const bare = openWindow(other.dataDir, other.packsDir);
    await setUp(bare);
    expect(await bare.refused('policy/openFile', {})).toMatchObject({ code: 'PACK_NO_TRUSTED_KEY' });
    expect(bare.host.calls).toEqual([]);
    await bare.close();
    other.remove();
  });
});

describe('the open applications', () => {
  test('whose amounts would change are listed with both amounts, and only those', async () => {
    const settledOne = await confirmed(window, ownCase(1).form());
    const draftOne = await draft(window, ownCase(2).form());
    await draft(window, { ...ownCase(3).form(), visits: [] });
    const before = (await assessed(window, draftOne)).payable;
    const preview = await previewed(window, signed(benxiAt('10%'), 2));
    const { rows, checked } = await window.ask('policy/affected', {
      candidate: { kind: 'file', ticket: preview.ticket },
    });
    expect(checked).toBe(2);
    expect(rows.map(({ id }) => id).sort()).toEqual([settledOne.id, draftOne.id].sort());
    for (const row of rows) {
      expect(row.before?.payable).toBe(before);
      expect(row.after?.payable).toBeLessThan(before);
    }
    const steps = window.events.filter((event) => JSON.stringify(event).includes('policy/progress'));
    expect(steps.at(-1)).toEqual({ event: 'policy/progress', payload: { done: 2, total: 2 } });
    const same = await previewed(window, signed(changedBenxi({ title: `${BENXI.content.title}（重印）` }), 3));
    const { rows: none } = await window.ask('policy/affected', { candidate: { kind: 'file', ticket: same.ticket } });
    expect(none).toEqual([]);
  });

  test('are no longer compared once somebody cancels', async () => {
    for (const count of [1, 2, 3]) await draft(window, ownCase(count).form());
    const preview = await previewed(window, signed(benxiAt('10%'), 2));
    const running = window.refused('policy/affected', { candidate: { kind: 'file', ticket: preview.ticket } });
    await window.ask('policy/cancelAffected', {});
    expect(await running).toMatchObject({ code: 'PREVIEW_CANCELLED' });
  });

  test('that are settled are printed by the pack they were settled under, and sealed under the new release only if it gives the same', async () => {
    const detail = await reviewed(window, ownCase(4).form());
    await installed(window, signed(benxiAt('10%'), 2));
    await window.ask('paper/make', { applicationId: detail.id, kind: 'settlement' });
    const paper = window.host.calls.find(({ call }) => call === 'pdf');
    expect(JSON.stringify(paper)).toContain(BENXI.hash.slice('sha256:'.length, 'sha256:'.length + 8));
    expect(await window.refused('batch/seal', { applicationIds: [detail.id] })).toMatchObject({
      code: 'SETTLEMENT_OUTDATED',
    });
  });
});

describe('the pack of the station', () => {
  test('is changed with a reason that stands in the audit, and another pack of the county settles from then on', async () => {
    const next = benxiAt('10%', { id: 'benxi-2024' });
    await installed(window, signed(next, 1));
    const detail = await draft(window, ownCase(5).form());
    const before = (await assessed(window, detail)).payable;
    const { rows } = await window.ask('policy/affected', { candidate: { kind: 'installed', pack: 'benxi-2024' } });
    expect(rows).toMatchObject([{ id: detail.id, before: { payable: before } }]);
    await window.ask('policy/choose', { pack: 'benxi-2024', reason: '2024 年起执行新方案' });
    const after = await assessed(window, detail);
    expect(after.pack.id).toBe('benxi-2024');
    expect(after.payable).toBe(rows[0]?.after?.payable);
    expect(await window.ask('app/status', {})).toMatchObject({ station: { pack: 'benxi-2024' } });
    expect(await window.refused('policy/choose', { pack: 'benxi-2024', reason: '再选一次' })).toMatchObject({
      code: 'PACK_IN_USE',
    });
    expect(await window.refused('policy/choose', { pack: 'benxi-1999', reason: '没有的' })).toMatchObject({
      code: 'UNKNOWN_PACK',
    });
    window = await window.restart();
    await unlock(window);
    expect(await window.ask('app/status', {})).toMatchObject({ station: { pack: 'benxi-2024' } });
  });

  test('may go over to another one without what was settled before being blocked', async () => {
    const detail = await reviewed(window, ownCase(6).form());
    await installed(window, signed(benxiAt('10%', { id: 'benxi-2024' }), 1));
    await window.ask('policy/choose', { pack: 'benxi-2024', reason: '2024 年起执行新方案' });
    expect(await window.ask('batch/seal', { applicationIds: [detail.id] })).toMatchObject({});
  });
});

test('every pack of the source tree is shown with its values under headings, each with its article', async () => {
  for (const { id, pack } of PACK_FOLDERS) {
    if (id === 'benxi-2023') continue;
    if (!pack.ok) throw new Error(id);
    await installed(window, signed(pack.value, 1));
  }
  const { packs } = await window.ask('policy/list', {});
  expect(packs).toHaveLength(5);
  for (const { values, localParameters } of packs) {
    expect(values.length).toBeGreaterThan(10);
    expect(values.every(({ group, label, value, article }) => ![group, label, value, article].includes(''))).toBe(true);
    expect(localParameters.length).toBeGreaterThan(0);
  }
});
