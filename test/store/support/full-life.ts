import { createHash } from 'node:crypto';
import { fen } from '#shared/fen.ts';
import type { ApplicationRecord } from '../../../electron/store/records.ts';
import type { Store } from '../../../electron/store/store.ts';
import { CANARIES, acceptance, ledger, person, settledCase, settlement, typedForm } from './cases.ts';
import { inRoster, stagedRoster } from './people/rosters.ts';
import { ACTOR, REVIEWER, valueOf } from './test-env.ts';

export const PDF = Buffer.from(`%PDF-1.7 ${CANARIES.name} ${CANARIES.idNumber}`);

/** Everything the store can do in one life, so that every table has rows. Gives the sealed application. */
export function fullLife(store: Store): ApplicationRecord {
  store.setting.set(ACTOR, 'station', '{"townshipName":"东风镇"}');
  store.setting.set(ACTOR, 'station', `{"townshipName":"东风镇","note":"${CANARIES.note}"}`);
  store.localParameters.set(ACTOR, 'basic.deductible', '3000', `本医保〔2023〕7号 ${CANARIES.source}`);
  store.localParameters.set(ACTOR, 'basic.deductible', '3200', `本医保〔2023〕9号 ${CANARIES.source}`);
  const first = settledCase(store);
  const open = valueOf(store.applications.reopen(ACTOR, first.id, first.revision, `录错金额 ${CANARIES.note}`, null));
  valueOf(store.applications.saveDraft(ACTOR, open.id, open.revision, typedForm()));
  const moved = { ...acceptance(), person: { ...person, phone: '13904140000' } };
  const accepted = valueOf(store.applications.accept(ACTOR, open.id, open.revision + 1, moved));
  const settled = valueOf(store.applications.settle(ACTOR, open.id, accepted.revision, { settlement, ledger }));
  const discarded = store.applications.create(ACTOR, typedForm(['0099999999']));
  valueOf(store.applications.discard(ACTOR, discarded.id, discarded.revision));
  store.prints.add(ACTOR, {
    applicationId: settled.id,
    about: '',
    kind: 'settlement',
    title: `结算单 ${CANARIES.name}`,
    isDraft: false,
    sha256: createHash('sha256').update(PDF).digest('hex'),
    pages: 1,
    revision: settled.revision,
    bytes: PDF,
  });
  valueOf(
    store.packs.add(
      ACTOR,
      { packId: 'p', version: 1, hash: 'sha256:p', file: '{}', compiled: '{}', signer: '00'.repeat(8) },
      `新政策 ${CANARIES.note}`,
    ),
  );
  const roster = stagedRoster(store, [inRoster(CANARIES.idNumber, CANARIES.name)]);
  valueOf(store.rosters.finish(ACTOR, roster.id, 'active'));
  valueOf(store.applications.review(REVIEWER, settled.id, settled.revision, null));
  const batch = valueOf(
    store.batches.add(ACTOR, {
      seq: 1,
      fileName: 'AID1-A-00000001-abcdef01.aidbatch',
      hash: 'cd'.repeat(32),
      size: 4096,
      count: 1,
      total: fen(234_567),
      applications: [settled],
      headerJson: `{"note":"${CANARIES.note}"}`,
    }),
  );
  valueOf(store.batches.markExported(ACTOR, batch.id));
  const sealed = store.applications.get(settled.id);
  if (sealed === null) throw new Error('The sealed application is gone');
  return sealed;
}
