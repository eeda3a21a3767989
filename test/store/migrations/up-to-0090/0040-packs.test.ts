import { expect, test } from 'vitest';
import { firstTables } from '../../../../electron/store/migrations/up-to-0090/0010-first-tables.ts';
import { packs } from '../../../../electron/store/migrations/up-to-0090/0040-packs.ts';
import { openStore } from '../../../../electron/store/open-store.ts';
import { freshFolder, openIn, quickVault } from '../../support/fixtures.ts';
import { ACTOR, testEnv, valueOf } from '../../support/test-env.ts';

test('data of the first release keeps its settings and county values, and takes packs afterwards', () => {
  const env = testEnv(freshFolder());
  const vault = quickVault(env);
  const old = valueOf(openStore(env, vault, [firstTables]));
  old.setting.set(ACTOR, 'station', '{"pack":"benxi-2023"}');
  old.localParameters.set(ACTOR, 'bedDayRate', '120.00', '本医保〔2023〕7号');
  old.close();
  const raised = valueOf(openStore(env, vault, [firstTables, packs]));
  raised.close();
  const { store } = openIn(env, vault);
  expect(store.setting.get('station')).toBe('{"pack":"benxi-2023"}');
  expect(store.localParameters.list()).toMatchObject([{ key: 'bedDayRate', value: '120.00' }]);
  expect(store.packs.list()).toEqual([]);
  expect(store.audit.verify()).toEqual({ ok: true });
});
