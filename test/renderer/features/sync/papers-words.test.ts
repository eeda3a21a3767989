import { expect, it } from 'vitest';
import type { PapersRow } from '#shared/contract/county/papers.ts';
import { nothingToSendWords } from '../../../../renderer/features/sync/papers/papers-words.ts';

const row = (parts: Partial<PapersRow>): PapersRow => ({
  batchId: '0191b000-0000-7000-8000-000000000001',
  seq: 1,
  parts: 0,
  delivered: 0,
  exported: 0,
  size: 0,
  deliveredSize: 0,
  lacking: 0,
  stage: 'none',
  reason: null,
  wantedBy: null,
  ...parts,
});

it('tells the clerk who asked for papers of a batch that has none, and that the county is not told by itself', () => {
  const words = nothingToSendWords(row({ wantedBy: '陈审批' }));
  expect(words).toContain('县里（陈审批）要过这一批的材料');
  expect(words).toContain('没有扫描件和打印件');
  expect(words).toContain('请打电话告诉县里');
  expect(nothingToSendWords(row({ wantedBy: '' }))).toMatch(/^县里要过/);
});

it('says nothing of it when nobody asked, or there is something to send', () => {
  expect(nothingToSendWords(row({}))).toBeNull();
  expect(nothingToSendWords(row({ stage: 'waiting', parts: 1, wantedBy: '陈审批' }))).toBeNull();
  expect(nothingToSendWords(row({ stage: 'unlisted', wantedBy: '陈审批' }))).toBeNull();
});
