import { expect, test } from 'vitest';
import { readMarker, type RestoreMarker, writeMarker } from '../../../electron/store/restore/restore-marker.ts';
import { freshStore } from '../support/fixtures.ts';
import { newDataKey } from '../support/rekey.ts';

const MARK = { commit: 1, auditSeq: 1, auditHash: 'a'.repeat(64), batchSeq: 0 };
const MARKER: RestoreMarker = {
  at: '2023-06-15T09:00:00.000+08:00',
  backup: 'x.aidbak',
  madeAt: '2023-06-14T09:00:00.000+08:00',
  from: MARK,
  to: MARK,
  batchHash: null,
  lostBatches: [],
  replaced: 'replaced-1',
  letter: null,
};

test('a restore is recognised when the data key was replaced before anybody logged in after it', () => {
  const opened = freshStore();
  const { dataDir } = opened.env;
  writeMarker(dataDir, opened.vault, MARKER);
  newDataKey(opened);
  expect(opened.vault.epoch).toBe(2);
  expect(readMarker(dataDir, opened.vault)).toEqual(MARKER);
});
