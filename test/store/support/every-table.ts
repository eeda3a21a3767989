import { createHash } from 'node:crypto';
import { toDay } from '#shared/day.ts';
import type { ApplicationRecord } from '../../../electron/store/records.ts';
import type { Store } from '../../../electron/store/store.ts';
import { acceptedCase, CANARIES, reviewedCase, settledCase } from './cases.ts';
import { feedOf, ledgerItem, receiptFor, rosterItem } from './county-words.ts';
import { fullLife } from './full-life.ts';
import { fileOf, newFile } from './people/people.ts';
import { noticeOf } from './notices.ts';
import { ACTOR, REVIEWER, valueOf } from './test-env.ts';

const TODAY = toDay('2026-11-21');

/** What was taken in for an application, beside the paper that was made of another. */
export const SCAN = Buffer.from('%PDF-1.7 一页');

/** A whole life and everything beside it, so that no table is without rows. Gives the sealed application. */
export function fillEveryTable(store: Store): ApplicationRecord {
  const sealed = fullLife(store);
  const [head, child, twin] = [newFile(store, 1), newFile(store, 2), newFile(store, 3)];
  const places = [
    { personId: head, relation: 'head' },
    { personId: child, relation: 'child' },
  ] as const;
  valueOf(store.people.found(ACTOR, { number: '0001', address: '', village: '' }, places, toDay('2020-01-01'), TODAY));
  valueOf(store.people.merge(ACTOR, { kept: child, gone: twin }, '同一人'));
  valueOf(store.people.save(ACTOR, { id: head, revision: 1 }, fileOf(4), '换证', 'changed'));
  const waiting = acceptedCase(store, ['0077777777']);
  const passed = settledCase(store, ['0088888888']);
  const comments = [{ path: 'person.name', place: '人员·姓名', value: '赵桂兰', text: '与身份证不符' }];
  valueOf(store.applications.sendBack(REVIEWER, passed.id, passed.revision, '见意见', null, comments));
  const shown = reviewedCase(store, ['0066666666']);
  const notice = valueOf(store.notices.start(ACTOR, noticeOf([shown])));
  const against = { by: CANARIES.name, contact: CANARIES.phone, way: 'phone', text: CANARIES.note } as const;
  valueOf(store.notices.object(ACTOR, shown.id, shown.revision, { ...against, receivedOn: notice.from }));
  attachScan(store, waiting.id);
  valueOf(
    store.materials.save(ACTOR, waiting.id, 0, [{ line: 'id', got: 'copy', checked: 'seen', after: 'returned' }]),
  );
  const aside = { visit: 'v0', fact: 'referral', found: '未知', reason: CANARIES.note, evidence: '急诊病历' } as const;
  valueOf(store.exemptions.ask(ACTOR, waiting.id, waiting.revision, aside));
  valueOf(store.applications.correct(ACTOR, waiting.id, waiting.revision, [{ what: '出院记录', why: '' }]));
  hearFromCounty(store);
  listPapers(store, sealed);
  return sealed;
}

/** The papers of the batch are on their way to the county. */
function listPapers(store: Store, { number }: ApplicationRecord): void {
  const settlement = { what: 'printed', number: number ?? '', revision: 1, paper: 'settlement' } as const;
  const paper = { ...settlement, title: `结算单 ${CANARIES.name}`, sha256: 'ab'.repeat(32) };
  const sources = [{ from: 'print', id: 'print-1', paper } as const];
  store.papers.list(ACTOR, store.batches.list()[0]?.id ?? '', [{ size: 100, sources }], 'auto');
}

/** The county has the batch, and has sent a roster and what people had used elsewhere. */
function hearFromCounty(store: Store): void {
  const batch = store.batches.get(store.batches.list()[0]?.id ?? '');
  if (batch === null) throw new Error('A whole life ends in a batch');
  valueOf(store.county.applyReceipt(ACTOR, receiptFor(batch)));
  const used = { idNumber: CANARIES.idNumber, name: CANARIES.name, year: 2026, pool: 'basic', usedFen: 100 };
  valueOf(store.county.applyFeed(ACTOR, feedOf([rosterItem(1), ledgerItem(2, [used])])));
  valueOf(store.countyLedger.take(ACTOR, 'item-2', false));
}

/** Takes `SCAN` in for an application; gives its id. */
export function attachScan(store: Store, applicationId: string): string {
  const sha256 = createHash('sha256').update(SCAN).digest('hex');
  const scan = { applicationId, line: 'id', media: 'pdf', name: '身份证.pdf', sha256, bytes: SCAN } as const;
  return valueOf(store.attachments.add(ACTOR, scan)).id;
}
