import { expect, test } from 'vitest';
import { hiddenRecords } from '../../../electron/service/batch/hidden-records.ts';
import { CANARIES, settledCase } from '../../store/support/cases.ts';
import { freshStore } from '../../store/support/fixtures.ts';
import { putPage, takePage } from '../../store/support/files/old-page.ts';
import { valueOf } from '../../store/support/test-env.ts';

test('a hidden bill is met before sealing also while the check after the log-in still goes on', () => {
  const opened = freshStore();
  settledCase(opened.store, ['0100000001']);
  expect(hiddenRecords(opened.store, { state: 'checking' })).toEqual([]);
  opened.store.close();
  const older = takePage(opened.env, 'bill_by_number');
  const later = valueOf(opened.reopen());
  settledCase(later, [CANARIES.billNumber]);
  later.close();
  putPage(opened.env, older);
  const damaged = valueOf(opened.reopen());
  expect(hiddenRecords(damaged, { state: 'checking' })).toEqual(['票据']);
});
