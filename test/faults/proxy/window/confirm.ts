import { emptyForm } from '#shared/domain/application-form.ts';
import { ok } from '#shared/result.ts';
import type { RecordContent } from '#shared/protocol/batch/batch-record.ts';
import type { Writer } from '../../../../electron/store/audit/writer.ts';
import { insertRow } from '../../../../electron/store/rows/sealed-table.ts';
import type { Store } from '../../../../electron/store/store.ts';
import { applicationTable, type ApplicationRow } from '../../../../electron/store/tables/case/application.ts';
import { sha256 } from '../../../county/intake/papers/sample-papers.ts';
import { casePapers } from '../../../county/papers/support/papers-of.ts';
import { ACTOR, valueOf } from '../../../store/support/test-env.ts';

const FORM = emptyForm('2023-10-20', () => 'line');

/** Settled and reviewed: ready to be sealed. */
export function confirm(writer: Writer, { application, payableFen }: RecordContent): void {
  const { id, revision, number } = application;
  valueOf(
    writer.write(ACTOR, (write) => {
      const row: ApplicationRow = {
        number,
        status: 'settled',
        person_id: null,
        accepted_on: '2023-10-20',
        batch_id: null,
        review_id: 'review',
        notice_id: null,
        payable: payableFen,
        standing: null,
        pauses: null,
        created_at: write.now,
        updated_at: write.now,
      };
      insertRow(write, applicationTable, { id, revision }, row, FORM);
      write.record('application.review', id);
      return ok(undefined);
    }),
  );
}

/** A printed paper and a scan. */
export function addPapers({ prints, attachments }: Store, record: RecordContent): void {
  const { id: applicationId, revision, number } = record.application;
  const { pdf, jpeg } = casePapers(record, number);
  const title = '医疗救助申请审批表';
  const printed = { about: '', kind: 'approval', title, isDraft: false, sha256: sha256(pdf), pages: 1 } as const;
  prints.add(ACTOR, { ...printed, applicationId, revision, bytes: pdf });
  const scan = { line: 'id', media: 'jpeg', name: '身份证正面.jpg', sha256: sha256(jpeg) } as const;
  valueOf(attachments.add(ACTOR, { ...scan, applicationId, bytes: jpeg }));
}
