import { expect, test } from 'vitest';
import type { FeedItem } from '#shared/protocol/sync/feed.ts';
import { feedOf, sealedBatch } from '../support/county-words.ts';
import { freshStore } from '../support/fixtures.ts';
import { ACTOR, valueOf } from '../support/test-env.ts';

const PRINT = {
  from: 'print',
  id: 'print-1',
  paper: {
    what: 'printed',
    number: '210521198-A-2023-00001',
    revision: 1,
    paper: 'settlement',
    title: '结算单',
    sha256: 'ab'.repeat(32),
  },
} as const;
const PARTS = [
  { size: 100, sources: [PRINT] },
  { size: 200, sources: [PRINT] },
];
const common = { at: '2026-11-22T09:00:00.000+08:00' };
const taken = (n: number, part: number, parts: object = {}): FeedItem => ({
  ...common,
  n,
  id: `taken-${part}`,
  kind: 'papers',
  batchSeq: 1,
  part,
  hash: 'cd'.repeat(32),
  ...parts,
});
const wanted = (n: number, part: number | null): FeedItem => ({
  ...common,
  n,
  id: `wanted-${n}`,
  kind: 'papers-wanted',
  batchSeq: 1,
  part,
  subject: null,
  by: '王审批',
});

test('papers are listed once, and are there after a restart with what became of each part', () => {
  const { store, reopen } = freshStore();
  const { batch } = sealedBatch(store, ['1']);
  store.papers.list(ACTOR, batch.id, PARTS, 'auto');
  store.papers.list(ACTOR, batch.id, [], 'auto');
  store.papers.change(ACTOR, 'papers.send', batch.id, 1, {
    state: 'sent',
    epoch: 1,
    hash: 'ef'.repeat(32),
    fileName: 'a',
  });
  const next = valueOf(reopen());
  expect(next.papers.parts(batch.id)).toMatchObject([
    { part: 1, size: 100, state: 'sent', epoch: 1, hash: 'ef'.repeat(32), fileName: 'a', lacking: 0 },
    { part: 2, size: 200, state: 'waiting', hash: null, fileName: '' },
  ]);
  expect(next.papers.sources(batch.id, 1)).toEqual([PRINT]);
  expect(next.papers.sources(batch.id, 3)).toEqual([]);
  expect(next.audit.verify()).toEqual({ ok: true });
});

test('the county’s word delivers a part once, and in a later epoch only what it says again', () => {
  const { store } = freshStore();
  const { batch } = sealedBatch(store, ['1']);
  store.papers.list(ACTOR, batch.id, PARTS, 'auto');
  expect(valueOf(store.county.applyFeed(ACTOR, feedOf([taken(1, 1), taken(2, 2)])))).toEqual({
    applied: 2,
    refused: 0,
  });
  const states = () => store.papers.parts(batch.id).map(({ part, state, epoch }) => `${part} ${state} ${epoch}`);
  expect(states()).toEqual(['1 delivered 1', '2 delivered 1']);
  valueOf(store.county.applyFeed(ACTOR, feedOf([taken(1, 2)], 2)));
  expect(states()).toEqual(['1 delivered 1', '2 delivered 2']);
});

test('a part that the county named before anybody listed it keeps the county’s word', () => {
  const { store } = freshStore();
  const { batch } = sealedBatch(store, ['1']);
  valueOf(store.county.applyFeed(ACTOR, feedOf([taken(1, 2)])));
  expect(store.papers.plans().size).toBe(0);
  store.papers.list(ACTOR, batch.id, PARTS, 'auto');
  expect(store.papers.parts(batch.id)).toMatchObject([
    { part: 1, state: 'waiting', size: 100 },
    { part: 2, state: 'delivered', size: 200 },
  ]);
  expect(store.papers.sources(batch.id, 2)).toEqual([PRINT]);
});

test('what the county asks for is wanted until every part is there, and what it lost is no longer delivered', () => {
  const { store } = freshStore();
  const { batch } = sealedBatch(store, ['1']);
  store.papers.list(ACTOR, batch.id, PARTS, 'asked');
  valueOf(store.county.applyFeed(ACTOR, feedOf([taken(1, 1), wanted(2, null)])));
  expect(store.papers.plans().get(batch.id)).toMatchObject({ isWanted: true, wantedBy: '王审批', sending: 'asked' });
  valueOf(store.county.applyFeed(ACTOR, feedOf([taken(1, 1), wanted(2, null), taken(3, 2)])));
  expect(store.papers.plans().get(batch.id)).toMatchObject({ isWanted: false, wantedBy: '' });
  const all = [taken(1, 1), wanted(2, null), taken(3, 2), wanted(4, 1)];
  valueOf(store.county.applyFeed(ACTOR, feedOf(all)));
  expect(store.papers.parts(batch.id).map(({ state }) => state)).toEqual(['waiting', 'delivered']);
  expect(store.papers.plans().get(batch.id)).toMatchObject({ isWanted: true });
});

test('who asked for papers of a batch that has none stays known, asked before it was listed or after', () => {
  const { store, reopen } = freshStore();
  const { batch } = sealedBatch(store, ['1']);
  valueOf(store.county.applyFeed(ACTOR, feedOf([wanted(1, null)])));
  store.papers.list(ACTOR, batch.id, [], 'auto');
  const asked = { parts: 0, isWanted: true, wantedBy: '王审批' };
  expect(store.papers.plans().get(batch.id)).toMatchObject(asked);
  // Before it was listed nobody could know; afterwards it waits for somebody who tells the county.
  expect(store.county.openItems()).toEqual([]);
  valueOf(store.county.applyFeed(ACTOR, feedOf([wanted(1, null), wanted(2, null)])));
  expect(store.county.openItems().map(({ item, state }) => [item.n, state])).toEqual([[2, 'open']]);
  expect(valueOf(reopen()).papers.plans().get(batch.id)).toMatchObject(asked);
});

test('a wish for papers of a batch that is not here is a contradiction', () => {
  const { store } = freshStore();
  expect(valueOf(store.county.applyFeed(ACTOR, feedOf([wanted(1, null), taken(2, 1)])))).toEqual({
    applied: 2,
    refused: 2,
  });
});

test('sending again tries what was stopped; holding leaves everything as it is', () => {
  const { store } = freshStore();
  const { batch } = sealedBatch(store, ['1']);
  store.papers.list(ACTOR, batch.id, PARTS, 'auto');
  store.papers.change(ACTOR, 'papers.stop', batch.id, 1, { state: 'stopped', code: 'PAPERS_REFUSED', why: 'x' });
  store.papers.setSending(ACTOR, batch.id, 'held');
  expect(store.papers.parts(batch.id)[0]).toMatchObject({ state: 'stopped', code: 'PAPERS_REFUSED', why: 'x' });
  store.papers.setSending(ACTOR, batch.id, 'now');
  expect(store.papers.parts(batch.id)[0]).toMatchObject({ state: 'waiting', code: null, why: '' });
  expect(store.papers.plans().get(batch.id)).toMatchObject({ sending: 'now' });
});
